import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { KMSClient } from '@aws-sdk/client-kms';
import { S3Client } from '@aws-sdk/client-s3';
import { SageMakerClient } from '@aws-sdk/client-sagemaker';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SFNClient, paginateListStateMachines } from '@aws-sdk/client-sfn';
import { ServiceQuotasClient } from '@aws-sdk/client-service-quotas';
import { SNSClient } from '@aws-sdk/client-sns';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import type { AccountWatch, CashKeeper, ModelRegistry, ObjectStore, RecordIndex, Secrets } from '@jackpot/ports';
import { AwsAccountWatch } from './aws-account-watch.ts';
import { clientOptions } from './client-options.ts';
import { DynamoRecordIndex } from './dynamo-record-index.ts';
import { callFunctionUrl } from './function-url.ts';
import { systemClock } from './lambda-ports.ts';
import { S3ObjectStore } from './s3-object-store.ts';
import { SageMakerModelRegistry } from './sagemaker-model-registry.ts';
import { SecretsManagerCash } from './secrets-manager-cash.ts';
import { type RunningExecution, StepFunctionsExecutions } from './step-functions-executions.ts';

/** The names that the deployment gives; a bucket's is shared by the whole world. */
const STATE_MACHINE = 'jackpot-weekly';
const TABLE = 'jackpot';
const ANSWERS = 'jackpot-answers';
const CASH_SECRET = 'jackpot/available-cash';
const TOPICS = { recommendations: 'jackpot-recommendations', alarms: 'jackpot-alarms' } as const;
const bucketOf = (account: string, region: string) => `jackpot-${account}-${region}`;

const BUCKET = /^jackpot-\d{12}-(?<region>[a-z0-9-]+)$/;

/** The index beside a deployment's bucket, with what it is called; null beside another bucket. */
export function recordTableBeside(bucket: string): { readonly index: RecordIndex; readonly name: string } | null {
  const region = BUCKET.exec(bucket)?.groups?.['region'];
  if (region === undefined) return null;
  const client = new DynamoDBClient({ ...clientOptions, region });
  return { index: new DynamoRecordIndex(client, TABLE), name: `table ${TABLE} in ${region}` };
}

/** AWS cannot be reached, refuses its caller, or has nothing deployed where it was looked for. */
export class DeploymentNotFound extends Error {
  override readonly name = 'DeploymentNotFound';
  readonly kind = 'usage';
}

/** The system that is deployed in the account and region that the AWS SDK finds, for whoever operates it. */
class Deployment {
  readonly store: ObjectStore;
  readonly index: RecordIndex;
  readonly registry: ModelRegistry;
  readonly cash: Secrets & CashKeeper;
  readonly account: AccountWatch;
  readonly #stateMachineArn: string;
  readonly #functions = new SFNClient(clientOptions);

  constructor(stateMachineArn: string) {
    this.#stateMachineArn = stateMachineArn;
    const [, partition = '', , region = '', account = ''] = stateMachineArn.split(':');
    const bucket = bucketOf(account, region);
    const image = () => {
      throw new TypeError('models are registered by the weekly run alone');
    };
    this.store = new S3ObjectStore(new S3Client(clientOptions), bucket);
    this.index = new DynamoRecordIndex(new DynamoDBClient(clientOptions), TABLE);
    this.registry = new SageMakerModelRegistry(new SageMakerClient(clientOptions), { bucket, image }, systemClock);
    const secrets = new SecretsManagerClient(clientOptions);
    this.cash = new SecretsManagerCash(secrets, CASH_SECRET);
    const topic = (name: string) => `arn:${partition}:sns:${region}:${account}:${name}`;
    this.account = new AwsAccountWatch(
      {
        sns: new SNSClient(clientOptions),
        secrets,
        keys: new KMSClient(clientOptions),
        quotas: new ServiceQuotasClient(clientOptions),
      },
      {
        topics: { recommendations: topic(TOPICS.recommendations), alarms: topic(TOPICS.alarms) },
        cashSecret: CASH_SECRET,
      },
    );
  }

  /** Starts an execution of the weekly run. @returns its ARN */
  startWeeklyRun(request: object): Promise<string> {
    return new StepFunctionsExecutions(this.#functions).start(this.#stateMachineArn, request);
  }

  /** Weekly runs that are not over. */
  runningWeeks(): Promise<RunningExecution[]> {
    return new StepFunctionsExecutions(this.#functions).running(this.#stateMachineArn);
  }

  /** Tells the function of people's answers, which records whose credentials these are. @throws CallRefused */
  say(content: object): Promise<unknown> {
    return callFunctionUrl(ANSWERS, content);
  }

  /** Owner of these credentials, as AWS vouches for it. @returns an ARN */
  async caller(): Promise<string> {
    const { Arn = '' } = await new STSClient(clientOptions).send(new GetCallerIdentityCommand({}));
    return Arn;
  }
}

/** Finds the deployed system, for `use`. @throws DeploymentNotFound, also where AWS refuses what is asked of it */
export async function withDeployment<T>(use: (deployment: Deployment) => Promise<T>): Promise<T> {
  const stateMachineArn = await findStateMachine(new SFNClient(clientOptions)).catch((error: unknown) => {
    throw notFound(error);
  });
  return orNotFound(() => use(new Deployment(stateMachineArn)));
}

/** Runs `use` on a bucket. @throws DeploymentNotFound where AWS cannot be reached or refuses it */
export async function withBucket<T>(name: string, use: (store: ObjectStore) => Promise<T>): Promise<T> {
  const client = new S3Client(clientOptions);
  // Found before anything is done: the SDK has no type for a region or credentials that are missing.
  await Promise.all([client.config.region(), client.config.credentials()]).catch((error: unknown) => {
    throw notFound(error);
  });
  return orNotFound(() => use(new S3ObjectStore(client, name)));
}

async function orNotFound<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof Error && '$metadata' in error ? notFound(error) : error;
  }
}

function notFound(error: unknown): unknown {
  if (error instanceof DeploymentNotFound || !(error instanceof Error)) return error;
  return new DeploymentNotFound(`${error.message}: check AWS_PROFILE and AWS_REGION`, { cause: error });
}

async function findStateMachine(client: SFNClient): Promise<string> {
  for await (const { stateMachines } of paginateListStateMachines({ client }, {}))
    for (const { name, stateMachineArn } of stateMachines ?? [])
      if (name === STATE_MACHINE && stateMachineArn !== undefined) return stateMachineArn;
  const region = await client.config.region();
  throw new DeploymentNotFound(`no state machine ${STATE_MACHINE} in ${region}: check AWS_PROFILE and AWS_REGION`);
}
