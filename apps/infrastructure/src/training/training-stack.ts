import { RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import { Key } from 'aws-cdk-lib/aws-kms';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { arns } from '../names.ts';
import { TrainingRole } from './training-role.ts';

/** Log and role of training jobs. Their image is in the foundation's repository, their definition in the state machine. */
export class TrainingStack extends Stack {
  constructor(scope: Construct, id: string, props: StackProps) {
    super(scope, id, props);
    // SageMaker writes every job's log to the group of this name.
    new LogGroup(this, 'Log', {
      logGroupName: '/aws/sagemaker/TrainingJobs',
      retention: RetentionDays.SIX_MONTHS,
      encryptionKey: Key.fromKeyArn(this, 'Key', arns.key),
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    });
    new TrainingRole(this, 'Role');
  }
}
