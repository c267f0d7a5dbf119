import { randomUUID } from 'node:crypto';
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { SageMakerClient } from '@aws-sdk/client-sagemaker';
import { CreateSecretCommand, PutSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { CreateStateMachineCommand, SFNClient, StopExecutionCommand } from '@aws-sdk/client-sfn';
import { CreateTopicCommand, SNSClient } from '@aws-sdk/client-sns';
import {
  DynamoRecordIndex,
  DynamoWeekClaims,
  S3ObjectStore,
  SageMakerModelRegistry,
  SecretsManagerCash,
  SnsNotifier,
  StepFunctionsExecutions,
} from '@jackpot/platform/aws';
import {
  modelRegistryContract,
  notifierContract,
  objectStoreContract,
  recordIndexContract,
  weekClaimsContract,
} from '@jackpot/ports/contract';
import { clientAt } from '../src/ministack.ts';
import { deployedTable } from '../src/deploy.ts';
import { startDynamoDbLocal } from '../src/dynamodb-local.ts';
import { type Mailbox, emailFilters, openMailbox } from '../src/mailbox.ts';
import { startMinistack } from '../src/ministack.ts';
import { startMoto } from '../src/moto.ts';
import type { Server } from '../src/server-process.ts';

jest.setTimeout(900_000);

const mailboxes: Mailbox[] = [];
let moto: Server;
let dynamo: Server;
let ministack: Server;

beforeAll(async () => {
  [moto, dynamo] = await Promise.all([startMoto(), startDynamoDbLocal()]);
  ministack = await startMinistack(moto.url);
});
afterAll(async () => {
  await Promise.all(mailboxes.map((mailbox) => mailbox.close()));
  await Promise.all([moto, dynamo, ministack].map((server) => server?.stop()));
});

/** Every test has servers' resources of its own. */
const name = (kind: string) => `${kind}-${randomUUID()}`;

describe('S3ObjectStore, on moto', () =>
  objectStoreContract(async () => {
    const client = new S3Client(clientAt(moto));
    const Bucket = name('bucket');
    await client.send(new CreateBucketCommand({ Bucket }));
    return new S3ObjectStore(client, Bucket);
  }));

/** The foundation's table as its template describes it, on Amazon's own DynamoDB Local. */
async function makeTable(): Promise<[DynamoDBClient, string]> {
  const client = new DynamoDBClient(clientAt(dynamo));
  const TableName = name('table');
  await client.send(new CreateTableCommand({ ...deployedTable(), TableName }));
  return [client, TableName];
}

describe('DynamoRecordIndex, on DynamoDB Local', () =>
  recordIndexContract(async () => new DynamoRecordIndex(...(await makeTable()))));

describe('DynamoWeekClaims, on DynamoDB Local and executions of ministack', () =>
  weekClaimsContract(async () => {
    const sfn = new SFNClient(clientAt(ministack));
    const waiting = { StartAt: 'Wait', States: { Wait: { Type: 'Wait', Seconds: 3600, End: true } } };
    const { stateMachineArn = '' } = await sfn.send(
      new CreateStateMachineCommand({
        name: name('machine'),
        definition: JSON.stringify(waiting),
        roleArn: 'arn:aws:iam::000000000000:role/any',
      }),
    );
    const executions = new StepFunctionsExecutions(sfn);
    return {
      claims: new DynamoWeekClaims(...(await makeTable()), executions),
      start: () => executions.start(stateMachineArn, {}),
      end: async (executionArn) => {
        await sfn.send(new StopExecutionCommand({ executionArn }));
      },
    };
  }));

describe('SageMakerModelRegistry, on moto', () =>
  modelRegistryContract(async () => {
    // One registry an account: countries of each test are its own.
    const account = randomUUID().replaceAll(/\D/g, '').padEnd(12, '0').slice(0, 12);
    await fetch(`${moto.url}/moto-api/reset`, { method: 'POST' });
    const home = {
      bucket: 'models',
      prefix: 'jackpot',
      image: () => `${account}.dkr.ecr/training@sha256:${'0'.repeat(64)}`,
    };
    return new SageMakerModelRegistry(new SageMakerClient(clientAt(moto)), home, { now: () => new Date() });
  }));

describe('SnsNotifier, on ministack', () => {
  notifierContract(async () => {
    const sns = new SNSClient(clientAt(ministack));
    const { TopicArn = '' } = await sns.send(new CreateTopicCommand({ Name: name('topic') }));
    const mailbox = await openMailbox(sns, TopicArn);
    mailboxes.push(mailbox);
    const delivered = async () => {
      await new Promise((resume) => setTimeout(resume, 500));
      return mailbox.mails.map(({ subject, body, id }) => `${id}\n${subject}\n${body}`);
    };
    return { notifier: new SnsNotifier(sns, TopicArn), delivered };
  });
});

test('SnsNotifier subscribes each reader to their countries and to what is for everyone, and again after a change', async () => {
  const sns = new SNSClient(clientAt(ministack));
  const { TopicArn = '' } = await sns.send(new CreateTopicCommand({ Name: name('topic') }));
  const notifier = new SnsNotifier(sns, TopicArn);
  const filters = () => emailFilters(sns, TopicArn);
  await notifier.subscribe(new Map([['ann@example.org', ['england']]]));
  expect(await filters()).toEqual({ 'ann@example.org': { country: ['england', '*'] } });
  await notifier.subscribe(
    new Map([
      ['ann@example.org', ['england', 'sweden']],
      ['bob@example.org', ['sweden']],
    ]),
  );
  expect(await filters()).toEqual({
    'ann@example.org': { country: ['england', 'sweden', '*'] },
    'bob@example.org': { country: ['sweden', '*'] },
  });
});

describe('SecretsManagerCash, on moto', () => {
  const secret = () => {
    const client = new SecretsManagerClient(clientAt(moto));
    const Name = name('cash');
    return { client, Name, cash: new SecretsManagerCash(client, Name) };
  };

  test('reads the value and the version in force', async () => {
    const { client, Name, cash } = secret();
    await client.send(new CreateSecretCommand({ Name, SecretString: '{"amount":1}' }));
    const first = await cash.availableCash();
    expect(first).toMatchObject({ value: { amount: 1 }, simulated: false });
    await client.send(new PutSecretValueCommand({ SecretId: Name, SecretString: '{"amount":2}' }));
    const second = await cash.availableCash();
    expect(second.value).toEqual({ amount: 2 });
    expect(second.version).not.toBe(first.version);
  });

  test('a secret that holds no JSON is handed on for its reader to refuse, one without a value as none', async () => {
    const { client, Name, cash } = secret();
    expect(await cash.availableCash()).toEqual({ value: null, version: 'none', simulated: false });
    await client.send(new CreateSecretCommand({ Name, SecretString: 'random text' }));
    expect((await cash.availableCash()).value).toBe('random text');
  });
});
