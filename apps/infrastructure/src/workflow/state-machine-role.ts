import { Aws } from 'aws-cdk-lib';
import { type IRole, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { arns, names, stepApps } from '../names.ts';
import { type Grant, allow, allowPattern } from '../iam/grant.ts';
import { GrantedRole } from '../iam/granted-role.ts';
import { readObjects, useKey, writeObjects } from '../iam/grants.ts';

/** Rights of the state machine. A definition from a file brings no policies, so they are written here, by its fixed name. */
export class StateMachineRole extends Construct {
  readonly role: IRole;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    ({ role: this.role } = new GrantedRole(this, 'Role', {
      roleName: names.stateMachine,
      description: 'Jackpot: what the weekly state machine may do',
      assumedBy: new ServicePrincipal('states.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
      }),
      grants: [callSteps(), ...runMap(), ...train(), log()],
    }));
  }
}

/** Executions that began under an earlier definition call earlier versions, or none. */
const callSteps = () =>
  allowPattern(
    'Which version of a step a run calls was settled when it began.',
    ['lambda:InvokeFunction'],
    stepApps.flatMap((app) => [arns.step(app), arns.stepVersion(app, '*')]),
  );

/** The Map is an execution of the same state machine for each country, listed in one object, with results in others. */
const EXECUTIONS = 'Step Functions names executions and Map Runs when it starts them.';
const runMap = (): Grant[] => [
  allow(['states:StartExecution'], [arns.stateMachine]),
  allowPattern(EXECUTIONS, ['states:DescribeExecution', 'states:StopExecution'], [arns.execution, arns.childExecution]),
  allowPattern(EXECUTIONS, ['states:DescribeMapRun'], [arns.mapRun]),
  readObjects('runs/*/countries.json', 'runs/*/map/*'),
  writeObjects('runs/*/map/*'),
  allowPattern(
    "A run's id is not known when the role is made.",
    ['s3:AbortMultipartUpload', 's3:ListMultipartUploadParts'],
    [arns.object('runs/*/map/*')],
  ),
  useKey('s3'),
];

const train = (): Grant[] => [
  allowPattern(
    'A job is named after its run, which is not known when the role is made; the pattern is the form of a run.',
    ['sagemaker:CreateTrainingJob', 'sagemaker:DescribeTrainingJob', 'sagemaker:StopTrainingJob', 'sagemaker:AddTags'],
    [arns.trainingJob],
  ),
  // Of a job by `.sync`: https://docs.aws.amazon.com/step-functions/latest/dg/sagemaker-iam.html
  allowPattern('AWS asks for it on every resource, before a job has a name.', ['sagemaker:ListTags'], ['*']),
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

const log = () =>
  allowPattern(
    'AWS gives the delivery of logs, and traces, no resource to name.',
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
  );
