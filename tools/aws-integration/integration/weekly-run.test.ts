import { appendFileSync, cpSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { calls } from '@jackpot/aws-cost';
import { addDays } from '@jackpot/config-schema';
import { getJson } from '@jackpot/ports';
import { recommendationMetadata } from '@jackpot/record';
import { recommendationKeys } from '@jackpot/workflow';
import { Account, shippedSales } from '../src/account.ts';
import { jackpotCommand } from '../src/command.ts';
import { COMMIT, IMAGE_DIGEST } from '../src/deploy.ts';
import { type Mailbox, emailFilters, openMailbox } from '../src/mailbox.ts';
import { checkAgainstModels } from '../src/request-models.ts';
import type { SeenRequest } from '../src/wire.ts';

jest.setTimeout(900_000);

const SHIPPED = join(import.meta.dirname, '../../../configs');
const CASH = 100_000_000;
const countries = ['england', 'germany', 'netherlands', 'sweden'];
/** One draw date a chapter, in order: a model knows the draws before its own. */
const [FIRST, SECOND, THIRD] = ['2026-11-07', '2026-11-14', '2026-11-21'] as const;

/** The repository's configs with readers, whom they leave to each company. */
function configsWithReaders(): string {
  const folder = mkdtempSync(join(tmpdir(), 'jackpot-configs-'));
  cpSync(SHIPPED, folder, { recursive: true });
  const readers = { england: '[ann@example.org]', sweden: '[ann@example.org, bob@example.org]' };
  for (const [country, emails] of Object.entries(readers))
    appendFileSync(join(folder, `${country}.yaml`), `\nnotify: { emails: ${emails} }\n`);
  return folder;
}
const CONFIGS = configsWithReaders();
const config = (country: string) => readFileSync(join(CONFIGS, `${country}.yaml`), 'utf8');
const sales = gunzipSync(shippedSales()).toString();

/** Each country's draw in the week of a Saturday's: Germany draws on Fridays, the Netherlands on Sundays. */
function drawsOf(saturday: string): [country: string, drawDate: string][] {
  const day = (offset: number) => addDays(saturday, offset);
  return [
    ['england', saturday],
    ['germany', day(-1)],
    ['netherlands', day(1)],
    ['sweden', saturday],
  ];
}

/** Operations of AWS that the steps' adapters and the state machine use; only operators use more. */
const OPERATIONS = [
  ...['GetItem', 'PutItem', 'Query', 'TransactWriteItems', 'UpdateItem'].map((name) => `dynamodb ${name}`),
  ...['GetObject', 'HeadObject', 'ListObjectsV2', 'PutObject'].map((name) => `s3 ${name}`),
  ...['CreateTrainingJob', 'DescribeTrainingJob', 'CreateModelPackage', 'CreateModelPackageGroup'].map(
    (name) => `sagemaker ${name}`,
  ),
  ...['DescribeModelPackage', 'ListModelPackages'].map((name) => `sagemaker ${name}`),
  'secretsmanager GetSecretValue',
  'service-quotas GetServiceQuota',
  ...['ListSubscriptionsByTopic', 'Publish', 'SetSubscriptionAttributes', 'Subscribe'].map((name) => `sns ${name}`),
  'stepfunctions DescribeExecution',
];

/** Billed kind of a request, if it is one of the calls that the costs count. */
function billedAs({ service, operation, path }: SeenRequest): keyof typeof calls | null {
  if (service === 's3') return operation === 'PUT' || path.includes('list-type') ? 's3Put' : 's3Get';
  if (service !== 'dynamodb') return null;
  return ['GetItem', 'Query'].includes(operation) ? 'tableRead' : 'tableWrite';
}

let account: Account;
let everyone: Mailbox;
let england: Mailbox;

beforeAll(async () => {
  account = await Account.open();
  await account.publish(CONFIGS);
  await account.setCash(CASH);
  everyone = await openMailbox(account.sns, account.topicArn);
  england = await openMailbox(account.sns, account.topicArn, ['england']);
});
afterAll(async () => {
  await Promise.all([everyone, england].map((mailbox) => mailbox?.close()));
  await account?.close();
});

describe('a week of four countries', () => {
  test('is started by the schedule, once whatever else triggers it, and decided on a laptop the same to the byte', async () => {
    const workspace = mkdtempSync(join(tmpdir(), 'jackpot-laptop-'));
    const laptop = [
      ...['--draw-date', FIRST, '--workspace', workspace],
      ...['--available-cash', String(CASH), '--configs', CONFIGS],
    ];
    const first = await account.fireSchedule();
    const second = await account.start({ scheduledTime: '2026-11-04T20:00:00Z' });
    const [outputs] = await Promise.all([
      Promise.all([first, second].map((execution) => account.end(execution))),
      jackpotCommand(['weekly', ...laptop]),
    ]);
    const duplicate = { week: { outcome: 'duplicate', runId: '2026-11-04T2000-r1' } };
    const counts = { recommended: 4, failed: 0, held: 0, infeasible: 0 };
    expect(outputs.sort((a, b) => Number('week' in a) - Number('week' in b))).toMatchObject([{ counts }, duplicate]);
    for (const [country, drawDate] of drawsOf(FIRST)) {
      const { recommendation } = recommendationKeys(country, drawDate);
      expect(await account.text(recommendation)).toBe(readFileSync(join(workspace, recommendation), 'utf8'));
    }
  });

  test('asks no more of the services than its costs are counted from', () => {
    const billed = account.wire.seen.map(billedAs);
    const perCountry = (call: keyof typeof calls) => billed.filter((name) => name === call).length / countries.length;
    for (const call of ['s3Put', 's3Get', 'tableWrite', 'tableRead'] as const) {
      process.stdout.write(`${call}: ${perCountry(call)} a country, counted as ${calls[call]}\n`);
      expect(perCountry(call)).toBeGreaterThan(0);
      expect(perCountry(call)).toBeLessThanOrEqual(calls[call]);
    }
  });

  test('is told to everyone, and to each reader of one country alone; what Tuesday found, to all where nobody is on call', () => {
    const told = (mailbox: Mailbox) => mailbox.mails.map(({ id }) => /^[a-z]+/.exec(id)?.[0] ?? 'week').sort();
    expect(told(everyone)).toEqual([...countries, 'preflight', 'week'].sort());
    expect(told(england)).toEqual(['england', 'preflight', 'week']);
  });

  test('is found by country, by week and by model, with code, image, data and config', async () => {
    expect((await account.index.ofWeek('2026-W45')).map(({ country }) => country)).toEqual(countries);
    for (const [country, drawDate] of drawsOf(FIRST)) {
      const [record] = await account.records(country, drawDate);
      const model = await account.registry.latestApproved(country);
      expect(record?.summary.model).toEqual({ version: 1, digest: model?.modelDigest });
      expect((await account.index.ofModel(model?.modelDigest ?? '')).map(({ country }) => country)).toEqual([country]);
      const metadata = recommendationMetadata.parse(await getJson(account.store, record?.summary.metadataKey ?? ''));
      expect(metadata).toMatchObject({
        recommendationId: record?.summary.recordId,
        code: { commit: COMMIT, dirty: false },
        image: { digest: IMAGE_DIGEST },
        data: { version: 'dvc' },
        model: { digest: model?.modelDigest },
      });
    }
  });

  test('runs again without a second record, where everything is decided', async () => {
    await account.run({ drawDate: FIRST });
    for (const [country, drawDate] of drawsOf(FIRST)) expect(await account.records(country, drawDate)).toHaveLength(1);
  });
});

test('the readers that configs name are subscribed to their countries and to what is for everyone, in each week anew', async () => {
  expect(await emailFilters(account.sns, account.topicArn)).toEqual({
    'ann@example.org': { country: ['england', 'sweden', '*'] },
    'bob@example.org': { country: ['sweden', '*'] },
  });
});

describe("trouble of one country is no other's", () => {
  test('broken data and a broken config end two countries, and the others are decided', async () => {
    const broken = sales.replaceAll(/^sweden,2026-10-..,/gm, 'sweden,soon,');
    await account.publishSales(gzipSync(broken));
    await account.store.put('configs/england.yaml', config('england').replace('ticketPrice', 'ticketPrize'));
    const output = await account.run({ drawDate: SECOND });
    expect(output).toMatchObject({ counts: { recommended: 2, failed: 1, held: 1 } });
    const [[failed], [held]] = [await account.records('england', SECOND), await account.records('sweden', SECOND)];
    expect([failed?.summary.status, held?.summary.status]).toEqual(['failed', 'held']);
    expect(failed?.summary.reason).toContain('ticketPrize');
    expect(held?.summary.reason).toContain('soon');
  });

  test('once mended, `jackpot aws rerun` of the two supersedes exactly these', async () => {
    await account.publish(CONFIGS);
    const mended = ['england', 'sweden'];
    const rerun = ['aws', 'rerun', '--draw-date', SECOND, '--country', ...mended, '--json'];
    const { execution } = JSON.parse(await jackpotCommand(rerun, account)) as { execution: string };
    await account.end(execution);
    for (const country of mended) {
      const statuses = (await account.records(country, SECOND)).map(({ summary }) => summary.status);
      expect(statuses).toEqual([country === 'england' ? 'failed' : 'held', 'recommended']);
    }
    for (const [country, drawDate] of drawsOf(SECOND).filter(([country]) => !mended.includes(country)))
      expect(await account.records(country, drawDate)).toHaveLength(1);
  });
});

describe('configs alone decide who runs and what passes', () => {
  beforeAll(async () => {
    await account.store.put('configs/norway.yaml', config('sweden').replace('country: sweden', 'country: norway'));
    await account.store.put('configs/sweden.yaml', `${config('sweden')}\ngate: { marginOverSeasonalNaive: 0.95 }\n`);
    const rows = sales.split('\n').filter((row) => row.startsWith('sweden,'));
    const norwegian = rows.map((row) => row.replace('sweden', 'norway'));
    await account.publishSales(gzipSync(`${[sales.trimEnd(), ...norwegian].join('\n')}\n`));
    await account.run({ drawDate: THIRD, countries: ['sweden', 'norway'] });
  });

  test('a config added to the bucket is in the next run, with nothing deployed', async () => {
    const [record] = await account.records('norway', THIRD);
    expect(record?.summary).toMatchObject({ status: 'recommended', model: { version: 1 } });
  });

  test('a model that the gate rejects leaves the champion in use', async () => {
    const [record] = await account.records('sweden', THIRD);
    const [rejected, champion] = (await account.registry.list('sweden')).toReversed();
    expect(rejected?.status).toBe('Rejected');
    expect(record?.summary).toMatchObject({
      status: 'recommended',
      model: { version: champion?.version, digest: champion?.modelDigest },
      rejection: rejected?.reasons[0],
    });
  });
});

test('every request of handlers and state machine is one that the models of the services allow', async () => {
  const counts = await checkAgainstModels(account.wire.seen);
  process.stdout.write(`requests, held against botocore's models\n${counts}`);
  const checked = [...counts.matchAll(/^ *\d+ ([\w-]+ \w+)$/gm)].map(([, operation]) => operation);
  expect(checked).toEqual(expect.arrayContaining(OPERATIONS));
});
