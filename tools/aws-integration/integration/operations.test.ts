import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { getJson } from '@jackpot/ports';
import { recommendationMetadata } from '@jackpot/record';
import { commandsOn } from '@jackpot/tools/documented-commands';
import { drawKeys, runKeys } from '@jackpot/workflow';
import { Account } from '../src/account.ts';
import { operatorShell } from '../src/command.ts';
import { COMMIT, STACKS } from '../src/deploy.ts';
import { checkAgainstModels } from '../src/request-models.ts';
import { decisionDocument } from '@jackpot/decision';

jest.setTimeout(1_800_000);

/** A draw that is over, whose time to be approved its run's own clock tells, and the one before. */
const [BEFORE, DRAW] = ['2026-11-14', '2026-11-21'] as const;
/** Commit of a deployment that comes while a recommendation waits. */
const LATER = 'd'.repeat(40);
const ASKING = ['england', 'sweden'];
const documented = commandsOn('a deployment').map(({ command }) => command);
const tried = new Set<string>();

let account: Account;
let shell: (command: string) => Promise<string>;

/**
 * Runs the documented command that contains `words`, with what is true here in place of what its example names. Variables
 * are those that the documents assign.
 */
async function run(words: string, here: Readonly<Record<string, string>> = {}, more = ''): Promise<string> {
  const found = documented.filter((command) => command.includes(words));
  expect([words, found]).toEqual([words, [expect.any(String)]]);
  const [command = ''] = found;
  tried.add(command);
  for (const example of Object.keys(here)) expect(command).toContain(example);
  const filled = Object.entries(here).reduce((text, [example, value]) => text.replace(example, value), command);
  const assigned = documented.filter((line) => line !== command && /^[A-Z]+=\$\(/.test(line));
  return shell([...assigned, filled + more].join('\n'));
}

/** A country's record in force, once it is of this status. */
async function recordThatIs(country: string, status: string) {
  for (let waited = 0; waited < 240; waited += 1) {
    const record = (await account.records(country, DRAW)).at(-1)?.summary;
    if (record?.status === status) return record;
    await sleep(1000);
  }
  throw new Error(`${country} is not ${status}`);
}

/** Commit that decided a country's record in force. */
async function commitOf(country: string): Promise<string | null> {
  const record = (await account.records(country, DRAW)).at(-1);
  const metadata = await getJson(account.store, record?.artefacts?.metadata.key ?? '');
  return recommendationMetadata.parse(metadata).code.commit;
}

async function askForApproval(required: boolean): Promise<void> {
  for (const country of ASKING) {
    const config = readFileSync(join(import.meta.dirname, `../../../configs/${country}.yaml`), 'utf8');
    const approval = required ? '\napproval: { required: true, by: 18 }\n' : '';
    await account.store.put(`configs/${country}.yaml`, config + approval);
  }
}

beforeAll(async () => {
  account = await Account.open(async (endpoints) => {
    shell = await operatorShell(endpoints);
    await run('cdk bootstrap');
    await run('cdk deploy jackpot-foundation');
  });
});
afterAll(() => account?.close());

test('the account is told by its number', async () => {
  expect(await run('aws sts get-caller-identity', {}, '\necho $ACCOUNT')).toBe('000000000000\n');
});

test('a stack whose template, assets and parameters are those that are deployed is skipped', async () => {
  const said = await account.deploy();
  const skipped = [...said.matchAll(/ (jackpot-[\w-]+) \(no changes\)/g)].map(([, stack]) => stack);
  expect(skipped.sort()).toEqual(STACKS.toSorted());
});

test('configs, data and cash are set, and a run by hand shows that all is well', async () => {
  await run('aws publish');
  expect(await run('aws cash set')).toContain('EUR 80,000,000 available as of');
  const { executionArn } = JSON.parse(await run('start-execution')) as { executionArn: string };
  const { counts } = (await account.end(executionArn)) as { counts: object };
  // Which draws are to be decided depends on today.
  expect(counts).toMatchObject({ failed: 0 });
});

test('who is on call hears of alarms', async () => {
  expect(JSON.parse(await run('sns subscribe'))).toMatchObject({ SubscriptionArn: expect.anything() as unknown });
});

test('the day before, what stands against the next run is told, and nothing that was made ready', async () => {
  const report = JSON.parse(await run('aws preflight', {}, ' --json || test $? = 3')) as {
    findings: { check: string }[];
  };
  const checks = report.findings.map(({ check }) => check);
  for (const ready of ['configs', 'cash', 'alarms', 'keys']) expect(checks).not.toContain(ready);
});

describe('where a country asks for approval', () => {
  let execution: string;
  beforeAll(async () => {
    await account.run({ drawDate: BEFORE, countries: ASKING });
    await askForApproval(true);
    execution = await account.start({ drawDate: DRAW, countries: ASKING });
    for (const country of ASKING) await recordThatIs(country, 'awaiting-approval');
  });

  test('every country has its line in the status', async () => {
    const { draws } = JSON.parse(await run('aws status', {}, ' --json')) as { draws: { country: string }[] };
    const countries = new Set(draws.map(({ country }) => country));
    expect([...countries].sort()).toEqual(['england', 'germany', 'netherlands', 'sweden']);
  });

  test('a deployment while they wait makes another version of what decides', async () => {
    const said = await account.deploy(LATER);
    expect(said).not.toContain('jackpot-optimiser (no changes)');
    expect(said).not.toContain('jackpot-workflow (no changes)');
  });

  test('what is approved becomes the record as it is', async () => {
    const { recordId } = await recordThatIs('england', 'awaiting-approval');
    await run("'agreed with marketing'", { 'england-2026-11-28-3f9a1c2b': recordId });
    expect(await recordThatIs('england', 'recommended')).toMatchObject({ recordId });
    expect(await commitOf('england')).toBe(COMMIT);
  });

  test('an earlier jackpot is held where it is rejected, and the week ends', async () => {
    const { recordId } = await recordThatIs('sweden', 'awaiting-approval');
    await run('too high in a recession', { 'england-2026-11-28-3f9a1c2b': recordId });
    expect((await recordThatIs('sweden', 'held')).reason).toMatch(/rejected.*too high/);
    expect(await account.end(execution)).toMatchObject({ counts: { recommended: 1, held: 1, failed: 0 } });
  });

  test('asked for once more, it is approved with another jackpot, both in the name of who signed', async () => {
    const supersede = { by: 'ann', reason: 'asked once more' };
    const again = await account.start({ drawDate: DRAW, countries: ['england'], supersede });
    await recordThatIs('england', 'awaiting-approval');
    const said = await run('a round number', {}, ' --json');
    const by = 'arn:aws:iam::000000000000:root';
    expect(JSON.parse(said)).toMatchObject({ counts: true, answer: { by }, announced: { by, jackpot: 21e6 } });
    expect(await account.end(again)).toMatchObject({ counts: { recommended: 1 } });
    expect(await commitOf('england')).toBe(LATER);
  });

  test('the step that decides explains the change since last week, by what the last record was made from', async () => {
    const [record] = (await account.records('england', DRAW)).slice(-1);
    const { decision: key } = drawKeys(runKeys.draw(record?.runId ?? '', 'england', DRAW));
    const decision = await getJson(account.store, key);
    expect(decisionDocument.parse(decision).sinceLast).toMatchObject({ drawDate: BEFORE, unexplained: null });
  });

  test('a rerun decides what is held, and leaves what was announced', async () => {
    await askForApproval(false);
    const started = await run('aws rerun', { '2026-11-28': DRAW });
    const [arn = ''] = /arn:\S+/.exec(started) ?? [];
    expect(await account.end(arn)).toMatchObject({ counts: { recommended: 1 } });
    await recordThatIs('sweden', 'recommended');
  });
});

test('a model is rolled back, and the life of each is told', async () => {
  const [first] = await account.registry.list('england');
  expect(await run('models --aws')).toContain(`v${first?.version}`);
  const rolledBack = await run('models rollback', { 'england 6': `england ${first?.version}` });
  expect(rolledBack).toContain(`england: v${first?.version} is in use again`);
  expect(await account.registry.latestApproved('england')).toMatchObject({ version: first?.version });
});

test('what operators ask for, the models of the services allow', async () => {
  const counts = await checkAgainstModels(account.wire.seen);
  for (const operation of [
    'sagemaker UpdateModelPackage',
    'stepfunctions SendTaskSuccess',
    'stepfunctions StartExecution',
  ])
    expect(counts).toContain(operation);
});

test('every documented command that an account answers was run', () => {
  expect(documented.filter((command) => !tried.has(command))).toEqual([]);
});
