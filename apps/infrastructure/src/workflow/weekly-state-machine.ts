import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Key } from 'aws-cdk-lib/aws-kms';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { DefinitionBody, LogLevel, StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { acceptFinding } from '../accepted-finding.ts';
import { arns, names } from '../names.ts';
import { trainingImage } from '../training/training-image.ts';
import { DEFINITION_FILE } from './definition-file.ts';
import { StateMachineRole } from './state-machine-role.ts';

/** Two processors and 8 GiB: SageMaker's smallest that trains within a minute. */
const TRAINING_INSTANCE_TYPE = 'ml.m5.large';

/** `libs/workflow/weekly.asl.json`, the file that the laptop runs too, with this account's names filled in. */
export class WeeklyStateMachine extends Construct {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    const logGroup = new LogGroup(this, 'Log', {
      // Logs that AWS delivers belong under this prefix: the policy that lets it is limited in length.
      logGroupName: `/aws/vendedlogs/states/${names.stateMachine}`,
      retention: RetentionDays.SIX_MONTHS,
      encryptionKey: Key.fromKeyArn(this, 'Key', arns.key),
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    });
    const stateMachine = new StateMachine(this, 'StateMachine', {
      stateMachineName: names.stateMachine,
      role: new StateMachineRole(this, 'Role').role,
      definitionBody: DefinitionBody.fromFile(DEFINITION_FILE),
      definitionSubstitutions: {
        WeekOpenerArn: arns.step('week-opener'),
        DataValidatorArn: arns.step('data-validator'),
        QualityGateArn: arns.step('quality-gate'),
        OptimiserArn: arns.step('optimiser'),
        NotifierArn: arns.step('notifier'),
        Bucket: names.bucket,
        KmsKeyArn: arns.key,
        TrainingImage: trainingImage(Stack.of(this)),
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
    acceptFinding(stateMachine, 'The CDK names the role as a dependency beside the reference to it.', 'W3005');
  }
}
