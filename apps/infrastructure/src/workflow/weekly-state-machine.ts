import { KEPT_DAYS } from '@jackpot/workflow';
import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Key } from 'aws-cdk-lib/aws-kms';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import {
  CfnStateMachineAlias,
  CfnStateMachineVersion,
  DefinitionBody,
  LogLevel,
  StateMachine,
} from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { acceptFinding } from '../accepted-finding.ts';
import { LIVE, arns, names } from '../names.ts';
import { trainingImage } from '../training/training-image.ts';
import { DEFINITION_FILE } from './definition-file.ts';
import { stepVersion } from './step-versions.ts';
import { StateMachineRole } from './state-machine-role.ts';

/** Two processors and 8 GiB: SageMaker's smallest that trains within a minute. */
const TRAINING_INSTANCE_TYPE = 'ml.m5.large';

/** `libs/workflow/weekly.asl.json`, the file that the laptop runs too, with this account's names filled in. */
export class WeeklyStateMachine extends Construct {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    const stack = Stack.of(this);
    const logGroup = new LogGroup(this, 'Log', {
      // Logs that AWS delivers belong under this prefix: the policy that lets it is limited in length.
      logGroupName: `/aws/vendedlogs/states/${names.stateMachine}`,
      retention: KEPT_DAYS.logs,
      encryptionKey: Key.fromKeyArn(this, 'Key', arns.key),
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    });
    const stateMachine = new StateMachine(this, 'StateMachine', {
      stateMachineName: names.stateMachine,
      role: new StateMachineRole(this, 'Role').role,
      definitionBody: DefinitionBody.fromFile(DEFINITION_FILE),
      definitionSubstitutions: {
        WeekOpenerArn: stepVersion(stack, 'week-opener'),
        DataValidatorArn: stepVersion(stack, 'data-validator'),
        QualityGateArn: stepVersion(stack, 'quality-gate'),
        OptimiserArn: stepVersion(stack, 'optimiser'),
        NotifierArn: stepVersion(stack, 'notifier'),
        Bucket: names.bucket,
        KmsKeyArn: arns.key,
        TrainingImage: trainingImage(stack),
        TrainingRoleArn: arns.trainingRole,
        TrainingInstanceType: TRAINING_INSTANCE_TYPE,
        TrainingSubnetId1: arns.trainingSubnets[0],
        TrainingSubnetId2: arns.trainingSubnets[1],
        TrainingSecurityGroupId: arns.trainingSecurityGroup,
      },
      // Inputs of AwaitApproval hold its token, by which anybody who may answer could: the log has none. An execution's own history does.
      logs: { destination: logGroup, level: LogLevel.ALL, includeExecutionData: false },
      tracingEnabled: true,
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    });
    const version = new CfnStateMachineVersion(this, 'Version', {
      stateMachineArn: stateMachine.stateMachineArn,
      stateMachineRevisionId: stateMachine.stateMachineRevisionId,
    });
    // Earlier ones stay, to roll back to.
    version.applyRemovalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);
    new CfnStateMachineAlias(this, 'Live', {
      name: LIVE,
      routingConfiguration: [{ stateMachineVersionArn: version.ref, weight: 100 }],
    });
    acceptFinding(stateMachine, 'The CDK names the role as a dependency beside the reference to it.', 'W3005');
  }
}
