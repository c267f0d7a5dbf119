import { mkdtempSync, readFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { PutSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import {
  DescribeExecutionCommand,
  GetExecutionHistoryCommand,
  ListExecutionsCommand,
  SFNClient,
} from '@aws-sdk/client-sfn';
import { SNSClient } from '@aws-sdk/client-sns';
import { SageMakerClient } from '@aws-sdk/client-sagemaker';
import { publishData } from '@jackpot/data-version';
import {
  DynamoRecordIndex,
  S3ObjectStore,
  SageMakerModelRegistry,
  StepFunctionsExecutions,
} from '@jackpot/platform/aws';
import { ProcessTrainer } from '@jackpot/platform/local';
import type { TrainingJobRequest } from '@jackpot/ports';
import { type RecordBody, recordBody } from '@jackpot/record';
import type { WeekRequest } from '@jackpot/workflow';
import { type Endpoints, jackpotCommand } from './command.ts';
import { ACCOUNT, bootstrap, deployStacks } from './deploy.ts';
import { clientAt, loopbackCredentials, startMinistack } from './ministack.ts';
import { startMoto } from './moto.ts';
import { type SageMakerServer, startSageMaker } from './sagemaker.ts';
import type { Server, ServerProcess } from './server-process.ts';
import { type Wire, startWire } from './wire.ts';

const ROOT = join(import.meta.dirname, '../../..');
const REGION = loopbackCredentials.AWS_REGION;
const BUCKET = `jackpot-${ACCOUNT}-${REGION}`;
const TOPIC_ARN = `arn:aws:sns:${REGION}:${ACCOUNT}:jackpot-recommendations`;
const STATE_MACHINE_ARN = `arn:aws:states:${REGION}:${ACCOUNT}:stateMachine:jackpot-weekly`;
const RUN_TIMEOUT_MS = 840_000;

interface Servers {
  readonly cloud: ServerProcess;
  readonly wire: Wire;
  readonly sagemaker: SageMakerServer;
}

/** An account with everything deployed, as its operator sees it. */
export class Account {
  readonly cloud: ServerProcess;
  /** Between the Lambdas, Step Functions and the services. */
  readonly wire: Wire;
  readonly sagemaker: SageMakerServer;
  readonly topicArn = TOPIC_ARN;
  readonly stateMachineArn = STATE_MACHINE_ARN;
  readonly store: S3ObjectStore;
  readonly index: DynamoRecordIndex;
  readonly registry: SageMakerModelRegistry;
  readonly executions: StepFunctionsExecutions;
  readonly sns: SNSClient;
  readonly #sfn: SFNClient;
  readonly #servers: readonly Server[];

  /** Starts the servers and deploys the stacks. @param prepare makes the empty account ready for the CDK */
  static async open(prepare: (endpoints: Endpoints) => Promise<void> = bootstrap): Promise<Account> {
    const started: Server[] = [];
    const start = async <S extends Server>(starting: Promise<S>): Promise<S> => {
      const server = await starting;
      started.unshift(server);
      return server;
    };
    try {
      const moto = await start(startMoto());
      const trainer = (request: TrainingJobRequest) => containerTrainer(cloud, request);
      const sagemaker = await start(startSageMaker(moto, trainer));
      const wire: Wire = await start(startWire((service) => (service === 'sagemaker' ? sagemaker : cloud)));
      const cloud: ServerProcess = await start(startMinistack(wire.url));
      const account: Account = new Account({ cloud, wire, sagemaker }, started);
      await prepare({ cloud, wire });
      await account.deploy();
      cloud.signal('SIGUSR1');
      return account;
    } catch (error) {
      for (const server of started) await server.stop();
      throw error;
    }
  }

  private constructor({ cloud, wire, sagemaker }: Servers, servers: readonly Server[]) {
    this.cloud = cloud;
    this.wire = wire;
    this.sagemaker = sagemaker;
    this.#servers = servers;
    this.store = new S3ObjectStore(new S3Client(clientAt(cloud)), BUCKET);
    this.index = new DynamoRecordIndex(new DynamoDBClient(clientAt(cloud)), 'jackpot');
    const home = { bucket: BUCKET, prefix: 'jackpot', image: () => '' };
    this.registry = new SageMakerModelRegistry(new SageMakerClient(clientAt(wire)), home, {
      now: () => new Date(),
    });
    this.#sfn = new SFNClient(clientAt(cloud));
    this.executions = new StepFunctionsExecutions(this.#sfn);
    this.sns = new SNSClient(clientAt(cloud));
  }

  /** Deploys the synthesised stacks, as those of `commit`. @returns what the CDK says */
  deploy(commit?: string): Promise<string> {
    return deployStacks(this.cloud, commit);
  }

  /** Publishes configs, the repository's unless others are given, and its data, as the pipeline does. */
  async publish(configs = 'configs'): Promise<void> {
    await jackpotCommand(['aws', 'publish', '--configs', configs, '--to', `s3://${BUCKET}`], this);
  }

  async publishSales(bytes: Uint8Array): Promise<void> {
    await publishData(this.store, { path: 'lottery_sales.csv.gz', bytes, versioned: true });
  }

  async setCash(amount: number): Promise<void> {
    const SecretString = JSON.stringify({ amount, currency: 'EUR', asOf: new Date().toISOString() });
    const client = new SecretsManagerClient(clientAt(this.cloud));
    await client.send(new PutSecretValueCommand({ SecretId: 'jackpot/available-cash', SecretString }));
  }

  /** Starts a run. @returns its execution's ARN */
  start(request: WeekRequest): Promise<string> {
    return this.executions.start(`${this.stateMachineArn}:live`, request);
  }

  /** Lets the weekly schedule fire. @returns its execution's ARN */
  async fireSchedule(): Promise<string> {
    this.cloud.signal('SIGUSR2');
    for (let waited = 0; waited < RUN_TIMEOUT_MS; waited += 500) {
      const list = new ListExecutionsCommand({ stateMachineArn: this.stateMachineArn });
      const { executions = [] } = await this.#sfn.send(list);
      if (executions[0]?.executionArn !== undefined) return executions[0].executionArn;
      await sleep(500);
    }
    throw new Error('the schedule started no execution');
  }

  /** Waits for an execution's end. @returns its output @throws with its error */
  async end(executionArn: string): Promise<object> {
    for (let waited = 0; waited < RUN_TIMEOUT_MS; waited += 500) {
      const { status, output, error, cause } = await this.#sfn.send(new DescribeExecutionCommand({ executionArn }));
      if (status === 'SUCCEEDED') return JSON.parse(output ?? '') as object;
      if (status !== 'RUNNING') throw new Error(`the execution ${status}: ${error} ${cause}`);
      await sleep(500);
    }
    throw new Error(`the execution still runs after ${RUN_TIMEOUT_MS / 1000} s`);
  }

  async run(request: WeekRequest): Promise<object> {
    return this.end(await this.start(request));
  }

  /** Names of the errors that the run's own tasks failed with, tried again or not. */
  async failures(executionArn: string): Promise<string[]> {
    const { events = [] } = await this.#sfn.send(new GetExecutionHistoryCommand({ executionArn }));
    return events.flatMap(({ taskFailedEventDetails }) => taskFailedEventDetails?.error ?? []);
  }

  /** Every revision of the record of a country's draw. */
  async records(country: string, drawDate: string): Promise<RecordBody[]> {
    const entries = await this.index.history(country);
    return entries.filter((entry) => entry.drawDate === drawDate).map(({ body }) => recordBody.parse(body));
  }

  async text(key: string): Promise<string> {
    return new TextDecoder().decode(await this.store.get(key));
  }

  async close(): Promise<void> {
    for (const server of this.#servers) await server.stop();
  }
}

/** The container's own program on its `/opt/ml` tree, with the backend that the laptop has, on the bucket of the job's system. */
function containerTrainer(cloud: Server, { OutputDataConfig }: TrainingJobRequest): ProcessTrainer {
  const bucket = new URL(OutputDataConfig.S3OutputPath).host;
  return new ProcessTrainer({
    store: new S3ObjectStore(new S3Client(clientAt(cloud)), bucket),
    bucket,
    scratch: mkdtempSync(join(tmpdir(), 'jackpot-training-')),
    command: [process.execPath, join(ROOT, 'apps/training/src/train.ts')],
    concurrency: availableParallelism(),
  });
}

/** The shipped data file, found by its pointer. */
export function shippedSales(): Uint8Array {
  const pointer = readFileSync(join(ROOT, 'data/lottery_sales.csv.gz.dvc'), 'utf8');
  const md5 = /md5: ([0-9a-f]{32})/.exec(pointer)?.[1] ?? '';
  return readFileSync(join(ROOT, 'data/.dvc-store/files/md5', md5.slice(0, 2), md5.slice(2)));
}
