import { KEPT_DAYS } from '@jackpot/workflow';
import { CfnCondition, CfnParameter, Fn, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import { Key } from 'aws-cdk-lib/aws-kms';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { resourceOf } from '../accepted-finding.ts';
import { arns } from '../names.ts';
import { TrainingRole } from './training-role.ts';

/** Log and role of training jobs. Their image is in the foundation's repository, their definition in the state machine. */
export class TrainingStack extends Stack {
  constructor(scope: Construct, id: string, props: StackProps) {
    super(scope, id, props);
    // SageMaker writes every job's log to the group of this name.
    const log = new LogGroup(this, 'Log', {
      logGroupName: '/aws/sagemaker/TrainingJobs',
      retention: KEPT_DAYS.logs,
      encryptionKey: Key.fromKeyArn(this, 'Key', arns.key),
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    });
    resourceOf(log).cfnOptions.condition = new CfnCondition(this, 'TrainingLogIsMissing', {
      expression: Fn.conditionEquals(this.#isThere(), 'false'),
    });
    new TrainingRole(this, 'Role');
  }

  /** An account has one group of this name in a region: a second system there leaves it to the first. */
  #isThere(): string {
    return new CfnParameter(this, 'TrainingLogIsThere', {
      description: "Whether another system of this account and region keeps SageMaker's log",
      allowedValues: ['true', 'false'],
      default: 'false',
    }).valueAsString;
  }
}
