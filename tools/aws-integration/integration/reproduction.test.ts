import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addDays } from '@jackpot/config-schema';
import { recommendationKeys } from '@jackpot/workflow';
import { Account } from '../src/account.ts';
import { jackpotCommand } from '../src/command.ts';
import { ACCOUNT } from '../src/deploy.ts';
import { loopbackCredentials } from '../src/ministack.ts';

jest.setTimeout(1_800_000);

const CONFIGS = join(import.meta.dirname, '../../../configs');
const REGION = loopbackCredentials.AWS_REGION;
const BUCKET = `s3://jackpot-${ACCOUNT}-${REGION}`;
const SATURDAY = '2026-11-07';
/** Germany draws on Fridays, the Netherlands on Sundays. */
const DRAWS = [
  ['england', SATURDAY],
  ['germany', addDays(SATURDAY, -1)],
  ['netherlands', addDays(SATURDAY, 1)],
  ['sweden', SATURDAY],
] as const;

/** Part read of `reproduce --json`. */
interface Reproduced {
  readonly reproduced: boolean;
  readonly recomputed: { readonly text: string } | null;
  readonly ingredients: readonly { readonly key: string; readonly sha256: string; readonly found: string | null }[];
}

let account: Account;

beforeAll(async () => {
  account = await Account.open();
  Object.assign(process.env, loopbackCredentials, { AWS_ENDPOINT_URL: account.cloud.url });
  await jackpotCommand(['aws', 'publish', '--to', BUCKET]);
  await account.setCash(100_000_000);
  await account.run({ drawDate: SATURDAY });
});
afterAll(() => account?.close());

/** Decides a record on AWS again on this machine. By this code: the commit that the suite deploys under is made up. */
async function reproduce(id: string): Promise<Reproduced> {
  const args = ['reproduce', id, '--from', BUCKET, '--this-code', '--json'];
  const printed = await jackpotCommand(args).catch((error: { stdout: string }) => error.stdout);
  return JSON.parse(printed) as Reproduced;
}

const whole = { reproduced: true, difference: null, failure: null, vouchedBy: `table jackpot in ${REGION}` };

test.each(DRAWS)(
  'the record of %s comes out byte for byte, and the index vouches for it',
  async (country, drawDate) => {
    const [record] = await account.records(country, drawDate);
    const outcome = await reproduce(record?.summary.recordId ?? '');
    expect(outcome).toMatchObject(whole);
    expect(outcome.recomputed?.text).toBe(await account.text(recommendationKeys(country, drawDate).recommendation));
  },
);

test('an audit from the account verifies itself, with neither the account nor this code', async () => {
  const [record] = await account.records('england', SATURDAY);
  const folder = mkdtempSync(join(tmpdir(), 'jackpot-audit-'));
  const archive = join(folder, 'england.tar');
  const printed = await jackpotCommand(['audit', 'england', '--aws', '--out', archive, '--json'], account);
  expect(JSON.parse(printed)).toMatchObject({ from: SATURDAY, to: SATURDAY, records: 1, archive });
  execFileSync('tar', ['-xf', archive, '-C', folder]);
  const audit = join(folder, `england-${SATURDAY}-to-${SATURDAY}`);
  execFileSync('sha256sum', ['--check', '--quiet', 'SHA256SUMS'], { cwd: audit });
  const verified = execFileSync(process.execPath, ['verify.mjs'], { cwd: audit, encoding: 'utf8' });
  expect(verified).toContain('1 record');
  expect(readFileSync(join(audit, 'records.json'), 'utf8')).toContain(record?.summary.recordId);
  const { key = '' } = record?.artefacts?.recommendation ?? {};
  expect(readFileSync(join(audit, 'objects', key), 'utf8')).toBe(await account.text(key));
});

test('a superseded record comes out too; a change of its metadata, and of a published report, is named', async () => {
  const configs = mkdtempSync(join(tmpdir(), 'jackpot-configs-'));
  await cp(CONFIGS, configs, { recursive: true });
  const path = join(configs, 'england.yaml');
  writeFileSync(path, readFileSync(path, 'utf8').replace(/fixedCost: \d+/, 'fixedCost: 1'));
  await jackpotCommand(['aws', 'publish', '--configs', configs, '--to', BUCKET, '--roll-back']);
  const supersede = { by: 'ann', reason: 'the cost was wrong' };
  await account.run({ drawDate: SATURDAY, countries: ['england'], supersede });
  const records = await account.records('england', SATURDAY);
  const [earlier, later] = records.map(({ summary }) => summary.recordId);
  expect(records).toHaveLength(2);
  for (const id of [earlier, later]) expect(await reproduce(id ?? '')).toMatchObject(whole);

  const { key = '' } = records[0]?.artefacts?.metadata ?? {};
  const { report } = recommendationKeys('england', SATURDAY);
  for (const [id, changed, from, to] of [
    [earlier, key, /"publishedAt": "\d{4}/, '"publishedAt": "2001'],
    [later, report, 'Jackpot', 'jackpot'],
  ] as const) {
    const text = await account.text(changed);
    await account.store.put(changed, text.replace(from, to));
    const outcome = await reproduce(id ?? '');
    expect(outcome.reproduced).toBe(false);
    expect(outcome.ingredients.filter(({ sha256, found }) => sha256 !== found).map((one) => one.key)).toEqual([
      changed,
    ]);
  }
});
