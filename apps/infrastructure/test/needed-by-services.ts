import { runName } from '@jackpot/config-schema';
import { jobPrefix } from '@jackpot/workflow';
import type { NeededGrant } from './policy-judge.ts';

/** Actions of AWS's services with a role, and the page that says so. Nothing here can record it. */
interface ServiceNeeds {
  readonly source: string;
  readonly needed: readonly NeededGrant[];
}

const docs = (page: string) => `https://docs.aws.amazon.com/${page}`;
const grant = (action: string, resource: string, context: NeededGrant['context'] = {}): NeededGrant => ({
  action,
  resource,
  context,
});
const grants = (resource: string, ...actions: string[]) => actions.map((action) => grant(action, resource));
const viaKey = (service: string, ...actions: string[]) =>
  actions.map((action) => grant(`kms:${action}`, 'key', { 'kms:ViaService': [service] }));

const steps = ['week-opener', 'data-validator', 'quality-gate', 'optimiser', 'notifier'] as const;

const ANSWERS = 'regional lambda:function:jackpot-answers';

const ofEveryStep = (step: string): ServiceNeeds[] => [
  {
    source: docs('lambda/latest/dg/monitoring-cloudwatchlogs.html'),
    needed: grants(
      `regional logs:log-group:/aws/lambda/jackpot-${step}:log-stream:any`,
      'logs:CreateLogStream',
      'logs:PutLogEvents',
    ),
  },
  {
    source: docs('lambda/latest/dg/services-xray.html'),
    needed: grants('any', 'xray:PutTraceSegments', 'xray:PutTelemetryRecords'),
  },
];

const RUN = `${runName(new Date('2026-11-25T20:00:00Z'))}-r1`;
const JOB = `regional sagemaker:training-job/${jobPrefix(RUN, 'england').toLowerCase()}-00000000-0000-0000-0000-000000000000`;
const RULE = 'regional events:rule/StepFunctionsGetEventsForSageMakerTrainingJobsRule';
const TRAINING_ROLE = 'arn arn:<AWS::Partition>:iam::<AWS::AccountId>:role/jackpot-training';
const OWN_EXECUTION = 'regional states:execution:jackpot-weekly:any';
const CHILD_EXECUTION = 'regional states:execution:jackpot-weekly/Countries:any';
const MAP_RESULTS = 'object runs/2026-11-25T2000-r1/map/any/manifest.json';

const weekly: ServiceNeeds[] = [
  {
    source: docs('step-functions/latest/dg/lambda-iam.html'),
    needed: steps.flatMap((step) =>
      // A run that began before there were versions calls none.
      [step, `${step}:7`].map((called) => grant('lambda:InvokeFunction', `regional lambda:function:jackpot-${called}`)),
    ),
  },
  {
    source: docs('step-functions/latest/dg/iam-policies-eg-dist-map.html'),
    needed: [
      grant('states:StartExecution', 'regional states:stateMachine:jackpot-weekly'),
      ...grants(OWN_EXECUTION, 'states:DescribeExecution', 'states:StopExecution'),
      ...grants(CHILD_EXECUTION, 'states:DescribeExecution', 'states:StopExecution'),
      grant('states:DescribeMapRun', 'regional states:mapRun:jackpot-weekly/Countries:any'),
      grant('s3:GetObject', 'object runs/2026-11-25T2000-r1/countries.json'),
      ...grants(
        MAP_RESULTS,
        ...['s3:PutObject', 's3:GetObject', 's3:ListMultipartUploadParts', 's3:AbortMultipartUpload'],
      ),
      ...viaKey('s3', 'Decrypt', 'GenerateDataKey'),
    ],
  },
  {
    // AddTags: the job's own, and MANAGED_BY_AWS of `.sync` (https://github.com/aws/aws-cdk/issues/26012).
    source: docs('step-functions/latest/dg/sagemaker-iam.html'),
    needed: [
      ...grants(
        JOB,
        ...['sagemaker:CreateTrainingJob', 'sagemaker:DescribeTrainingJob', 'sagemaker:StopTrainingJob'],
        'sagemaker:AddTags',
      ),
      grant('sagemaker:ListTags', 'any'),
      grant('iam:PassRole', TRAINING_ROLE, { 'iam:PassedToService': ['sagemaker.amazonaws.com'] }),
      ...grants(RULE, 'events:PutTargets', 'events:PutRule', 'events:DescribeRule'),
    ],
  },
  {
    source: docs('sagemaker/latest/dg/api-permissions-reference.html'),
    needed: viaKey('sagemaker', 'CreateGrant', 'DescribeKey'),
  },
  {
    source: docs('step-functions/latest/dg/cw-logs.html'),
    needed: grants(
      'any',
      ...['CreateLogDelivery', 'GetLogDelivery', 'UpdateLogDelivery', 'DeleteLogDelivery', 'ListLogDeliveries'].map(
        (action) => `logs:${action}`,
      ),
      ...['logs:PutResourcePolicy', 'logs:DescribeResourcePolicies', 'logs:DescribeLogGroups'],
    ),
  },
  {
    source: docs('step-functions/latest/dg/concepts-xray-tracing.html'),
    needed: grants(
      'any',
      ...['xray:PutTraceSegments', 'xray:PutTelemetryRecords', 'xray:GetSamplingRules', 'xray:GetSamplingTargets'],
    ),
  },
];

const SUBNETS = [1, 2].map((zone) => `ec2:subnet/jackpot-training-subnet-${zone}`);
const LOG_STREAM = 'regional logs:log-group:/aws/sagemaker/TrainingJobs:log-stream:any';

const training: ServiceNeeds[] = [
  {
    source: docs('sagemaker/latest/dg/sagemaker-roles.html#sagemaker-roles-createtrainingjob-perms'),
    needed: [
      grant('s3:ListBucket', 'bucket', { 's3:prefix': ['runs/2026-11-25T2000-r1/england/inputs/'] }),
      grant('s3:GetObject', 'object runs/2026-11-25T2000-r1/england/inputs/sales.csv.gz'),
      grant('s3:PutObject', 'object runs/2026-11-25T2000-r1/england/training/job/output/model.tar.gz'),
      ...viaKey('s3', 'Decrypt', 'GenerateDataKey'),
      ...grants('key', 'kms:Encrypt', 'kms:CreateGrant', 'kms:Decrypt', 'kms:GenerateDataKey'),
      grant('cloudwatch:PutMetricData', 'any', { 'cloudwatch:namespace': ['/aws/sagemaker/TrainingJobs'] }),
      ...grants(LOG_STREAM, 'logs:CreateLogStream', 'logs:PutLogEvents', 'logs:DescribeLogStreams'),
      grant('ecr:GetAuthorizationToken', 'any'),
      ...grants(
        'repository',
        ...['ecr:BatchCheckLayerAvailability', 'ecr:GetDownloadUrlForLayer', 'ecr:BatchGetImage'],
      ),
    ],
  },
  {
    source: docs('sagemaker/latest/dg/model-checkpoints.html'),
    needed: [
      grant('s3:ListBucket', 'bucket', { 's3:prefix': ['runs/2026-11-25T2000-r1/england/checkpoints'] }),
      grant('s3:GetObject', 'object runs/2026-11-25T2000-r1/england/checkpoints/challenger.json'),
      grant('s3:PutObject', 'object runs/2026-11-25T2000-r1/england/checkpoints/challenger.json'),
    ],
  },
  {
    source: docs('sagemaker/latest/dg/train-vpc.html'),
    needed: [
      ...[
        ...SUBNETS.map((subnet) => `regional ${subnet}`),
        'regional ec2:network-interface/any',
        'regional ec2:security-group/jackpot-training-security-group',
      ].map((resource) => grant('ec2:CreateNetworkInterface', resource)),
      ...['CreateNetworkInterfacePermission', 'DeleteNetworkInterface', 'DeleteNetworkInterfacePermission'].flatMap(
        (action) =>
          SUBNETS.map((subnet) =>
            grant(`ec2:${action}`, 'regional ec2:network-interface/any', {
              'ec2:Subnet': [subnet.replace('ec2:', 'arn:<AWS::Partition>:ec2:<AWS::Region>:<AWS::AccountId>:')],
            }),
          ),
      ),
      ...grants(
        'any',
        ...['DescribeNetworkInterfaces', 'DescribeVpcs', 'DescribeDhcpOptions', 'DescribeSubnets'].map(
          (action) => `ec2:${action}`,
        ),
        'ec2:DescribeSecurityGroups',
      ),
    ],
  },
];

const schedule: ServiceNeeds[] = [
  {
    source: docs('scheduler/latest/UserGuide/managing-targets-templated.html'),
    needed: grants('regional states:stateMachine:jackpot-weekly:live', 'states:StartExecution'),
  },
  {
    source: docs('scheduler/latest/UserGuide/configuring-schedule-dlq.html'),
    needed: [
      ...grants('regional sqs:jackpot-missed-starts', 'sqs:SendMessage'),
      ...viaKey('sqs', 'Decrypt', 'GenerateDataKey'),
    ],
  },
];

const preflightSchedule: ServiceNeeds[] = [
  {
    source: docs('scheduler/latest/UserGuide/managing-targets-templated.html'),
    needed: grants('regional lambda:function:jackpot-week-opener', 'lambda:InvokeFunction'),
  },
];

const readsConfigs = [
  ...grants('any', 'states:ListStateMachines'),
  grant('s3:ListBucket', 'bucket', { 's3:prefix': ['configs/'] }),
  ...grants('object configs/england.yaml', 's3:GetObject'),
  ...viaKey('s3', 'Decrypt'),
];
const readsRecords = [
  ...readsConfigs,
  grant('dynamodb:Query', 'table', { 'dynamodb:LeadingKeys': ['record#england'] }),
  ...viaKey('dynamodb', 'Decrypt'),
];

const FORM_EXECUTION = 'regional ssm:automation-execution/00000000-0000-0000-0000-000000000000';
/** Role of the approver's form, which calls the function. */
const answerForm: ServiceNeeds[] = [
  {
    source: docs('systems-manager/latest/userguide/automation-action-lamb.html'),
    needed: grants(ANSWERS, 'lambda:InvokeFunction'),
  },
];

/** Requests of the commands that each of them runs with `--aws`, or under `aws`. */
const people: Readonly<Record<string, readonly ServiceNeeds[]>> = {
  treasurer: [
    {
      source: docs('secretsmanager/latest/userguide/security-encryption.html'),
      needed: [
        ...readsConfigs,
        ...grants('secret', 'secretsmanager:PutSecretValue'),
        ...viaKey('secretsmanager', 'GenerateDataKey', 'Decrypt'),
      ],
    },
  ],
  approver: [
    {
      // Since October 2025 a function URL asks for both actions.
      source: docs('lambda/latest/dg/urls-auth.html'),
      needed: [
        ...readsRecords,
        ...grants(ANSWERS, 'lambda:GetFunctionUrlConfig', 'lambda:InvokeFunctionUrl'),
        grant('lambda:InvokeFunction', ANSWERS, { 'lambda:InvokedViaFunctionUrl': ['true'] }),
      ],
    },
    {
      source: docs('service-authorization/latest/reference/list_awssystemsmanager.html'),
      needed: [
        ...grants('regional ssm:document/jackpot-answer', 'ssm:DescribeDocument', 'ssm:GetDocument'),
        grant('ssm:StartAutomationExecution', 'regional ssm:automation-definition/jackpot-answer:1'),
        ...grants(FORM_EXECUTION, 'ssm:GetAutomationExecution', 'ssm:DescribeAutomationStepExecutions'),
        grant('iam:PassRole', 'arn arn:<AWS::Partition>:iam::<AWS::AccountId>:role/jackpot-answer-form', {
          'iam:PassedToService': ['ssm.amazonaws.com'],
        }),
      ],
    },
  ],
  operator: [
    {
      source: docs('service-authorization/latest/reference/list_awsstepfunctions.html'),
      needed: [
        ...readsRecords,
        ...grants('regional states:stateMachine:jackpot-weekly', 'states:ListExecutions'),
        ...grants('regional states:stateMachine:jackpot-weekly:live', 'states:StartExecution'),
      ],
    },
  ],
  viewer: [
    {
      source: docs('service-authorization/latest/reference/list_amazons3.html'),
      needed: [
        ...readsRecords,
        ...grants('object index.html', 's3:GetObject'),
        ...grants('object runs/2026-11-25T2000-r1/england/report.html', 's3:GetObject'),
      ],
    },
  ],
};

/** Needs by role, without `jackpot-`. */
export const neededByServices: Readonly<Record<string, readonly ServiceNeeds[]>> = {
  ...Object.fromEntries(steps.map((step) => [step, ofEveryStep(step)])),
  answers: [
    ...ofEveryStep('answers'),
    {
      source: docs('service-authorization/latest/reference/list_awssystemsmanager.html'),
      needed: grants(FORM_EXECUTION, 'ssm:GetAutomationExecution'),
    },
  ],
  weekly,
  training,
  'answer-form': answerForm,
  schedule,
  'preflight-schedule': preflightSchedule,
  ...people,
};
