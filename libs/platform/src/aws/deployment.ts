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
import { prefixInUse } from './prefix-in-use.ts';
import { S3ObjectStore } from './s3-object-store.ts';
import { SageMakerModelRegistry } from './sagemaker-model-registry.ts';
import { SecretsManagerCash } from './secrets-manager-cash.ts';
import { type RunningExecution, StepFunctionsExecutions } from './step-functions-executions.ts';

/** Alias of the version of the state machine that runs are started with. */
const LIVE = 'live';
/** The names that a deployment gives; a bucket's is shared by the whole world. */
const namesOf = (prefix: string) => ({
  stateMachine: `${prefix}-weekly`,
  table: prefix,
  answers: `${prefix}-answers`,
  cashSecret: `${prefix}/available-cash`,
  recommendations: `${prefix}-recommendations`,
  alarms: `${prefix}-alarms`,
  bucket: (account: string, region: string) => `${prefix}-${account}-${region}`,
});

const BUCKET = /^(?<prefix>[a-z][a-z0-9-]*)-\d{12}-(?<region>[a-z0-9-]+)$/;

/** The index beside a deployment's bucket, with what it is called; null beside another bucket. */
export function recordTableBeside(bucket: string): { readonly index: RecordIndex; readonly name: string } | null {
  const { prefix, region } = BUCKET.exec(bucket)?.groups ?? {};
  if (prefix === undefined || region === undefined) return null;
  const { table } = namesOf(prefix);
  const client = new DynamoDBClient({ ...clientOptions, region });
  return { index: new DynamoRecordIndex(client, table), name: `table ${table} in ${region}` };
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
  readonly #names: ReturnType<typeof namesOf>;
  readonly #functions = new SFNClient(clientOptions);

  constructor(stateMachineArn: string, prefix: string) {
    this.#stateMachineArn = stateMachineArn;
    const names = namesOf(prefix);
    this.#names = names;
    const [, partition = '', , region = '', account = ''] = stateMachineArn.split(':');
    const bucket = names.bucket(account, region);
    const image = () => {
      throw new TypeError('models are registered by the weekly run alone');
    };
    this.store = new S3ObjectStore(new S3Client(clientOptions), bucket);
    this.index = new DynamoRecordIndex(new DynamoDBClient(clientOptions), names.table);
    this.registry = new SageMakerModelRegistry(
      new SageMakerClient(clientOptions),
      { bucket, image, prefix },
      systemClock,
    );
    const secrets = new SecretsManagerClient(clientOptions);
    this.cash = new SecretsManagerCash(secrets, names.cashSecret);
    const topic = (name: string) => `arn:${partition}:sns:${region}:${account}:${name}`;
    this.account = new AwsAccountWatch(
      {
        sns: new SNSClient(clientOptions),
        secrets,
        keys: new KMSClient(clientOptions),
        quotas: new ServiceQuotasClient(clientOptions),
      },
      {
        topics: { recommendations: topic(names.recommendations), alarms: topic(names.alarms) },
        cashSecret: names.cashSecret,
      },
    );
  }

  /** Starts an execution of the weekly run. @returns its ARN */
  startWeeklyRun(request: object): Promise<string> {
    return new StepFunctionsExecutions(this.#functions).start(`${this.#stateMachineArn}:${LIVE}`, request);
  }

  /** Weekly runs that are not over. */
  runningWeeks(): Promise<RunningExecution[]> {
    return new StepFunctionsExecutions(this.#functions).running(this.#stateMachineArn);
  }

  /** Tells the function of people's answers, which records whose credentials these are. @throws CallRefused */
  say(content: object): Promise<unknown> {
    return callFunctionUrl(this.#names.answers, content);
  }

  /** Owner of these credentials, as AWS vouches for it. @returns an ARN */
  async caller(): Promise<string> {
    const { Arn = '' } = await new STSClient(clientOptions).send(new GetCallerIdentityCommand({}));
    return Arn;
  }
}

/** Finds the deployed system, for `use`. @throws DeploymentNotFound, also where AWS refuses what is asked of it */
export async function withDeployment<T>(use: (deployment: Deployment) => Promise<T>): Promise<T> {
  const prefix = prefixInUse();
  const { stateMachine } = namesOf(prefix);
  const stateMachineArn = await findStateMachine(stateMachine, new SFNClient(clientOptions)).catch((error: unknown) => {
    throw notFound(error);
  });
  return orNotFound(() => use(new Deployment(stateMachineArn, prefix)));
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

async function findStateMachine(wanted: string, client: SFNClient): Promise<string> {
  for await (const { stateMachines } of paginateListStateMachines({ client }, {}))
    for (const { name, stateMachineArn } of stateMachines ?? [])
      if (name === wanted && stateMachineArn !== undefined) return stateMachineArn;
  const region = await client.config.region();
  throw new DeploymentNotFound(
    `no state machine ${wanted} in ${region}: check AWS_PROFILE, AWS_REGION and JACKPOT_PREFIX`,
  );
}
