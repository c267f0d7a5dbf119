import { askAws } from '../delivery/aws.ts';
import type { RehearsedAccount } from './rehearsed-account.ts';

/** An assumption of docs/aws-assumptions.md, and how an account settles it. */
export interface Assumption {
  /** Beginning of its row's first cell. */
  readonly assumed: string;
  /** Words of AWS's own command. */
  readonly command: (at: RehearsedAccount) => readonly string[];
  /** True where the answer, as JSON, or null where AWS says `refusal`, is as assumed. */
  readonly holds: (answer: unknown) => boolean;
  /** Word of AWS's refusal that is no trouble but an answer. */
  readonly refusal?: string;
}

const isList = (answer: unknown): answer is readonly unknown[] => Array.isArray(answer);
const isOneOrMore = (answer: unknown) => isList(answer) && answer.length > 0;
const isNone = (answer: unknown) => isList(answer) && answer.length === 0;
const bucketOf = ({ prefix, account, region }: RehearsedAccount) => `${prefix}-${account}-${region}`;

/** Assumptions that one run of one country settles, each by a command that changes nothing that the tear-down leaves. */
export const assumptions: readonly Assumption[] = [
  {
    assumed: 'SageMaker mounts `/opt/ml` for root',
    command: ({ trainingJob }) => [
      ...['sagemaker', 'describe-training-job', '--training-job-name', trainingJob],
      ...['--query', '[TrainingJobStatus,FailureReason]'],
    ],
    holds: (answer) => isList(answer) && answer[0] === 'Completed',
  },
  {
    assumed: 'DescribeTrainingJob names a model archive',
    command: ({ trainingJob }) => [
      ...['sagemaker', 'describe-training-job', '--training-job-name', trainingJob],
      ...['--query', 'ModelArtifacts.S3ModelArtifacts'],
    ],
    holds: (answer) => typeof answer === 'string' && answer.startsWith('s3://'),
  },
  {
    assumed: "SageMaker refuses OCI's manifests",
    command: ({ prefix, commit }) => [
      ...['ecr', 'batch-get-image', '--repository-name', `${prefix}-training`, '--image-ids', `imageTag=${commit}`],
      ...['--query', 'images[0].imageManifestMediaType'],
    ],
    holds: (answer) => answer === 'application/vnd.docker.distribution.manifest.v2+json',
  },
  {
    assumed: 'The state machine needs ListTags',
    command: ({ prefix }) => [
      ...['cloudtrail', 'lookup-events'],
      ...['--lookup-attributes', `AttributeKey=Username,AttributeValue=${prefix}-weekly`],
      ...['--query', "Events[?contains(CloudTrailEvent, 'AccessDenied')].EventName"],
    ],
    holds: isNone,
  },
  {
    assumed: 'CreateModelPackage looks for the image',
    command: ({ prefix }) => [
      ...['sagemaker', 'list-model-packages', '--model-package-group-name', `${prefix}-england`],
      ...['--query', 'ModelPackageSummaryList[].ModelPackageVersion'],
    ],
    holds: isOneOrMore,
  },
  {
    assumed: 'A role that reads and writes an encrypted table',
    command: ({ prefix }) => [
      ...['dynamodb', 'query', '--table-name', prefix, '--key-condition-expression', 'pk = :country'],
      ...['--expression-attribute-values', '{":country":{"S":"record#england"}}', '--query', 'Items[].id.S'],
    ],
    holds: isOneOrMore,
  },
  {
    assumed: 'S3 refuses a put of a record that does not say it must be new',
    command: (at) => [
      ...['s3api', 'put-object', '--bucket', bucketOf(at)],
      ...['--key', `runs/${at.runId}/england/recommendation.json`],
    ],
    refusal: 'AccessDenied',
    holds: (answer) => answer === null,
  },
  {
    assumed: 'DynamoDB refuses by the table’s policy',
    command: ({ prefix }) => [
      ...['dynamodb', 'delete-item', '--table-name', prefix],
      ...['--key', '{"pk":{"S":"record#rehearsal"},"sk":{"S":"rehearsal"}}'],
    ],
    refusal: 'AccessDenied',
    holds: (answer) => answer === null,
  },
  {
    assumed: 'A function URL names its caller',
    command: ({ prefix }) => [
      ...['lambda', 'get-function-url-config', '--function-name', `${prefix}-answers`, '--query', 'AuthType'],
    ],
    holds: (answer) => answer === 'AWS_IAM',
  },
  {
    assumed: 'A run that is started by the alias keeps its version',
    command: ({ executionArn }) => [
      ...['stepfunctions', 'describe-execution', '--execution-arn', executionArn],
      ...['--query', 'stateMachineVersionArn'],
    ],
    holds: (answer) => typeof answer === 'string' && /:\d+$/.test(answer),
  },
  {
    assumed: 'CloudWatch Logs makes data keys',
    command: ({ prefix }) => [
      ...['logs', 'describe-log-streams', '--log-group-name', `/aws/lambda/${prefix}-week-opener`],
      ...['--query', 'logStreams[].logStreamName'],
    ],
    holds: isOneOrMore,
  },
  {
    assumed: 'A browser shows an object of S3',
    command: (at) => [
      ...['s3api', 'head-object', '--bucket', bucketOf(at), '--key', `runs/${at.runId}/report.html`],
      ...['--query', 'ContentType'],
    ],
    holds: (answer) => answer === 'text/html; charset=utf-8',
  },
  {
    assumed: "A role's trust may compare the session's name",
    command: ({ account, prefix }) => [
      ...['sts', 'assume-role', '--role-arn', `arn:aws:iam::${account}:role/${prefix}-approver`],
      ...['--role-session-name', 'somebody-else'],
    ],
    refusal: 'AccessDenied',
    holds: (answer) => answer === null,
  },
  {
    assumed: 'Without execution data a log has no task',
    command: ({ prefix }) => [
      ...['logs', 'filter-log-events', '--log-group-name', `/aws/vendedlogs/states/${prefix}-weekly`],
      ...['--filter-pattern', 'taskToken', '--query', 'events[].message'],
    ],
    holds: isNone,
  },
  {
    assumed: 'The quota of training on the spot market',
    command: () => [
      ...['service-quotas', 'get-aws-default-service-quota', '--service-code', 'sagemaker'],
      ...['--quota-code', 'L-29688C85', '--query', 'Quota.QuotaName'],
    ],
    holds: (answer) => answer === 'ml.m5.large for spot training job usage',
  },
];

export interface Verdict {
  readonly assumed: string;
  readonly verdict: 'holds' | 'does not hold' | 'not settled';
  /** Answer of AWS, or why there is none. */
  readonly answer: string;
}

/** Asks the account. What it refuses for another reason settles nothing. */
export function settle({ assumed, command, holds, refusal }: Assumption, at: RehearsedAccount): Verdict {
  try {
    const answer = askAws(command(at), refusal);
    const said = answer === null && refusal !== undefined ? refusal : JSON.stringify(answer);
    return { assumed, verdict: holds(answer) ? 'holds' : 'does not hold', answer: said };
  } catch (error) {
    return { assumed, verdict: 'not settled', answer: error instanceof Error ? error.message : String(error) };
  }
}
