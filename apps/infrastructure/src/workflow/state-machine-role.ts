import { Aws } from 'aws-cdk-lib';
import { type PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { arns, stepApps } from '../names.ts';
import { allow, readObjects, useKey, writeObjects } from '../policy.ts';

/** What the state machine may do. A definition from a file brings no policies, so they are written here, by its fixed name. */
export class StateMachineRole extends Construct {
  readonly role: Role;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.role = new Role(this, 'Role', {
      roleName: 'jackpot-weekly',
      description: 'Jackpot: what the weekly state machine may do',
      assumedBy: new ServicePrincipal('states.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
      }),
    });
    const statements = [callSteps(), ...runMap(), ...train(), ...log()];
    for (const statement of statements) this.role.addToPolicy(statement);
  }
}

const callSteps = () => allow(['lambda:InvokeFunction'], stepApps.map(arns.step));

/** The Map is an execution of the same state machine for each country, listed in one object, with results in others. */
const runMap = (): PolicyStatement[] => [
  allow(['states:StartExecution'], [arns.stateMachine]),
  allow(['states:DescribeExecution', 'states:StopExecution'], [arns.execution, arns.childExecution]),
  allow(['states:DescribeMapRun'], [arns.mapRun]),
  readObjects('runs/*/countries.json', 'runs/*/map/*'),
  writeObjects('runs/*/map/*'),
  allow(['s3:AbortMultipartUpload', 's3:ListMultipartUploadParts'], [arns.object('runs/*/map/*')]),
  useKey('s3'),
];

const train = (): PolicyStatement[] => [
  allow(
    ['sagemaker:CreateTrainingJob', 'sagemaker:DescribeTrainingJob', 'sagemaker:StopTrainingJob', 'sagemaker:AddTags'],
    [arns.trainingJob],
  ),
  allow(['iam:PassRole'], [arns.trainingRole], {
    StringEquals: { 'iam:PassedToService': 'sagemaker.amazonaws.com' },
  }),
  // For the job's encrypted volume.
  allow(['kms:CreateGrant', 'kms:DescribeKey'], [arns.key], {
    StringEquals: { 'kms:ViaService': `sagemaker.${Aws.REGION}.amazonaws.com` },
  }),
  // Step Functions hears of the job's end by this rule of its own.
  allow(
    ['events:PutTargets', 'events:PutRule', 'events:DescribeRule'],
    [arns.inRegion('events', 'rule/StepFunctionsGetEventsForSageMakerTrainingJobsRule')],
  ),
];

/** AWS gives the delivery of logs and traces no resource to name. */
const log = (): PolicyStatement[] => [
  allow(
    [
      'logs:CreateLogDelivery',
      'logs:GetLogDelivery',
      'logs:UpdateLogDelivery',
      'logs:DeleteLogDelivery',
      'logs:ListLogDeliveries',
      'logs:PutResourcePolicy',
      'logs:DescribeResourcePolicies',
      'logs:DescribeLogGroups',
      'xray:PutTraceSegments',
      'xray:PutTelemetryRecords',
      'xray:GetSamplingRules',
      'xray:GetSamplingTargets',
    ],
    ['*'],
  ),
];
