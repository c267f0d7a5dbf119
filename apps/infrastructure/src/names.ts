import definition from '@jackpot/workflow/weekly.asl.json' with { type: 'json' };
import { Aws, Fn, Lazy } from 'aws-cdk-lib';

/** Lambdas of the workflow's steps, each an app and a stack of its own. */
export const stepApps = ['week-opener', 'data-validator', 'quality-gate', 'optimiser', 'notifier'] as const;
export type StepApp = (typeof stepApps)[number];
/** Every Lambda. */
export const lambdaApps = [...stepApps, 'answers'] as const;
export type LambdaApp = (typeof lambdaApps)[number];

/** Alias of the state machine's version that is in use. */
export const LIVE = 'live';

/** Key of the app's context that holds the prefix. */
export const PREFIX_CONTEXT = 'prefix';
/** Prefix of the one system that most accounts have. */
export const DEFAULT_PREFIX = 'jackpot';

/**
 * Beginning of every name of a system: an account holds one system a prefix, a stage or a region each. It is looked up when a
 * template is written, so names are constants all the same.
 */
const PREFIX = Lazy.uncachedString({ produce: ({ scope }) => String(scope.node.getContext(PREFIX_CONTEXT)) });

/** A name of this system. */
export const named = (name: string) => `${PREFIX}-${name}`;

export const names = {
  /** Of its alarms' own metrics. */
  prefix: PREFIX,
  /** A bucket's name is shared by the whole world. */
  bucket: named(`${Aws.ACCOUNT_ID}-${Aws.REGION}`),
  accessLogBucket: named(`access-logs-${Aws.ACCOUNT_ID}-${Aws.REGION}`),
  table: PREFIX,
  topic: named('recommendations'),
  alarmTopic: named('alarms'),
  cashSecret: `${PREFIX}/available-cash`,
  missedStarts: named('missed-starts'),
  imageRepository: named('training'),
  stateMachine: named('weekly'),
  trainingRole: named('training'),
  /** Runbook whose form in the console approvers fill in. */
  answerForm: named('answer'),
  answerFormRole: named('answer-form'),
  step: (app: LambdaApp) => named(app),
};

/** Imports a name that AWS chose. CloudFormation refuses to change an export while a stack imports it. */
const exported = (name: string) => Fn.importValue(named(name));

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
  /** Alias of the version that runs are started with. */
  liveStateMachine: inRegion('states', `stateMachine:${names.stateMachine}:${LIVE}`),
  /** Executions of the state machine itself. */
  execution: inRegion('states', `execution:${names.stateMachine}:*`),
  /** Child executions and runs of its Map. */
  childExecution: inRegion('states', `execution:${names.stateMachine}/${mapLabel}:*`),
  mapRun: inRegion('states', `mapRun:${names.stateMachine}/${mapLabel}:*`),
  step: (app: LambdaApp) => inRegion('lambda', `function:${names.step(app)}`),
  /** Published versions of a step's code. */
  stepVersion: (app: StepApp, version: string) => inRegion('lambda', `function:${names.step(app)}:${version}`),
  roleOf: (app: LambdaApp) => `arn:${Aws.PARTITION}:iam::${Aws.ACCOUNT_ID}:role/${names.step(app)}`,
  trainingRole: `arn:${Aws.PARTITION}:iam::${Aws.ACCOUNT_ID}:role/${names.trainingRole}`,
  answerFormRole: `arn:${Aws.PARTITION}:iam::${Aws.ACCOUNT_ID}:role/${names.answerFormRole}`,
  /** A job is named after its run, such as 2026-11-25T2000-r1; SageMaker writes names in ARNs in lower case. */
  trainingJob: inRegion('sagemaker', 'training-job/????-??-???????-r*'),
  modelPackageGroup: inRegion('sagemaker', `model-package-group/${named('*')}`),
  modelPackage: inRegion('sagemaker', `model-package/${named('*')}`),
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
