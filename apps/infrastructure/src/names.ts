import definition from '@jackpot/workflow/weekly.asl.json' with { type: 'json' };
import { Aws, Fn } from 'aws-cdk-lib';

/** Lambdas of the workflow's steps, each an app and a stack of its own. */
export const stepApps = ['week-opener', 'data-validator', 'quality-gate', 'optimiser', 'notifier'] as const;
/** Every Lambda. */
export const lambdaApps = [...stepApps, 'answers'] as const;
export type LambdaApp = (typeof lambdaApps)[number];

export const names = {
  /** A bucket's name is shared by the whole world. */
  bucket: `jackpot-${Aws.ACCOUNT_ID}-${Aws.REGION}`,
  accessLogBucket: `jackpot-access-logs-${Aws.ACCOUNT_ID}-${Aws.REGION}`,
  table: 'jackpot',
  topic: 'jackpot-recommendations',
  alarmTopic: 'jackpot-alarms',
  cashSecret: 'jackpot/available-cash',
  missedStarts: 'jackpot-missed-starts',
  imageRepository: 'jackpot-training',
  stateMachine: 'jackpot-weekly',
  trainingRole: 'jackpot-training',
  step: (app: LambdaApp) => `jackpot-${app}`,
};

/** Imports a name that AWS chose. CloudFormation refuses to change an export while a stack imports it. */
const exported = (name: string) => Fn.importValue(exportName(name));
export const exportName = (name: string) => `jackpot-${name}`;

const inRegion = (service: string, resource: string) =>
  `arn:${Aws.PARTITION}:${service}:${Aws.REGION}:${Aws.ACCOUNT_ID}:${resource}`;

const { Label: mapLabel } = definition.States.Countries;

/**
 * The ARNs of everything, from fixed names. So no stack refers to another's constructs: each app is deployed alone, and
 * what one app asks for never changes another stack's template.
 */
export const arns = {
  bucket: `arn:${Aws.PARTITION}:s3:::${names.bucket}`,
  object: (key: string) => `arn:${Aws.PARTITION}:s3:::${names.bucket}/${key}`,
  table: inRegion('dynamodb', `table/${names.table}`),
  topic: inRegion('sns', names.topic),
  alarmTopic: inRegion('sns', names.alarmTopic),
  imageRepository: inRegion('ecr', `repository/${names.imageRepository}`),
  stateMachine: inRegion('states', `stateMachine:${names.stateMachine}`),
  /** Executions of the state machine itself. */
  execution: inRegion('states', `execution:${names.stateMachine}:*`),
  /** Child executions and runs of its Map. */
  childExecution: inRegion('states', `execution:${names.stateMachine}/${mapLabel}:*`),
  mapRun: inRegion('states', `mapRun:${names.stateMachine}/${mapLabel}:*`),
  step: (app: LambdaApp) => inRegion('lambda', `function:${names.step(app)}`),
  roleOf: (app: LambdaApp) => `arn:${Aws.PARTITION}:iam::${Aws.ACCOUNT_ID}:role/${names.step(app)}`,
  trainingRole: `arn:${Aws.PARTITION}:iam::${Aws.ACCOUNT_ID}:role/${names.trainingRole}`,
  /** A job is named after its run, WEEK-rN; SageMaker writes names in ARNs in lower case. */
  trainingJob: inRegion('sagemaker', 'training-job/????-???-r*'),
  modelPackageGroup: inRegion('sagemaker', 'model-package-group/jackpot-*'),
  modelPackage: inRegion('sagemaker', 'model-package/jackpot-*'),
  trainingLogs: inRegion('logs', 'log-group:/aws/sagemaker/TrainingJobs'),
  inRegion,
  get key() {
    return exported('key-arn');
  },
  get cashSecret() {
    return exported('cash-secret-arn');
  },
  /** One in each of two zones. */
  get trainingSubnets() {
    return [exported('training-subnet-1'), exported('training-subnet-2')] as const;
  },
  get trainingSecurityGroup() {
    return exported('training-security-group');
  },
};
