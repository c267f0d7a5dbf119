import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openJournal } from '../src/studies/journal-file.ts';
import { Workplace } from './workplace.ts';

jest.setTimeout(120_000);

const place = new Workplace(['germany'], { weeks: 1 });
place.edit('germany', 'step: 10000', 'step: 100000');
const replay = (...args: string[]) => place.jackpot('replay', '--config', 'configs/germany.yaml', ...args);

interface ReplayDocument {
  readonly seeds: readonly number[];
  readonly policies: readonly {
    readonly policy: string;
    readonly netRevenue: { readonly mean: number; readonly standardError: number | null };
    readonly regret: { readonly mean: number };
    readonly jackpotsBySeed: readonly (readonly number[])[];
  }[];
}

const journal = join(place.folder, 'replays.jsonl');
const kept = ['--weeks', '2', '--resume', journal, '--json'];
let first: ReplayDocument;

test('--json: every policy with its revenue, regret and jackpots, in one document', async () => {
  const outcome = await replay(...kept);
  expect(outcome.code).toBe(0);
  first = JSON.parse(outcome.stdout) as ReplayDocument;
  const { policies } = first;
  expect(policies.map(({ policy }) => policy)).toEqual([
    'constant',
    'notebook',
    'one week',
    'plan',
    'exploring',
    'oracle',
  ]);
  const oracle = policies.at(-1);
  for (const { netRevenue, regret, jackpotsBySeed } of policies) {
    expect(jackpotsBySeed.map(({ length }) => length)).toEqual([2]);
    expect(netRevenue.standardError).toBeNull();
    expect(regret.mean).toBeCloseTo(1 - netRevenue.mean / (oracle?.netRevenue.mean ?? NaN), 12);
  }
  expect(outcome.stderr).toMatch(/replaying germany: 100 %/);
});

test('--seeds, --resume: finished replays are kept, and only those that are missing are run', async () => {
  const before = readFileSync(journal, 'utf8');
  const outcome = await replay(...kept, '--seeds', '2');
  const both = JSON.parse(outcome.stdout) as ReplayDocument;
  expect(readFileSync(journal, 'utf8').startsWith(before)).toBe(true);
  expect(readFileSync(journal, 'utf8').trimEnd().split('\n')).toHaveLength(2 * first.policies.length);
  expect(both.seeds).toEqual([1, 2]);
  for (const [at, { jackpotsBySeed, netRevenue }] of both.policies.entries()) {
    expect(jackpotsBySeed).toHaveLength(2);
    expect(jackpotsBySeed[0]).toEqual(first.policies[at]?.jackpotsBySeed[0]);
    expect(netRevenue.standardError).toEqual(expect.any(Number));
  }
});

test.each([
  [['--weeks', '0'], /--weeks: expected a whole number of 1 or more, found "0"/],
  [['--weeks', '999'], /--weeks: expected at most 520/],
  [['--seeds', '0'], /--seeds: expected a whole number of 1 or more/],
  [['--seed', 'x'], /--seed: expected a whole number of 0 or more/],
])('%j is wrong usage', async (args, message) => {
  const outcome = await replay(...args);
  expect(outcome.code).toBe(2);
  expect(outcome.stderr).toMatch(message);
});

describe('a study', () => {
  const program = join(import.meta.dirname, '../bench/replay-study.ts');
  const study = (journal: string) => {
    const options = ['--seeds', '2', '--weeks', '2', '--regimes', 'tight', '--policies', 'constant,notebook'];
    return spawnSync(process.execPath, [program, ...options, '--resume', join(place.folder, journal)], {
      encoding: 'utf8',
    });
  };

  test('that was killed while it wrote goes on and ends as if it had not been', () => {
    const whole = study('whole.jsonl');
    expect(whole.stderr).toMatch(/replaying: 100 %/);
    const lines = readFileSync(join(place.folder, 'whole.jsonl'), 'utf8').split('\n');
    writeFileSync(join(place.folder, 'killed.jsonl'), `${lines.slice(0, 2).join('\n')}\n${lines[2]?.slice(0, 40)}`);
    const resumed = study('killed.jsonl');
    expect(resumed.stdout).toBe(whole.stdout);
    expect(readFileSync(join(place.folder, 'killed.jsonl'), 'utf8').split('\n').sort()).toEqual(lines.sort());
    const again = study('killed.jsonl');
    expect(again.stdout).toBe(whole.stdout);
    expect(again.stderr).toBe('');
  });

  test('by other code keeps nothing of what a journal holds', () => {
    const path = join(place.folder, 'code.jsonl');
    const task = { regime: { name: 'tight' }, policy: 'plan', seed: 1, weeks: 1 } as never;
    const done = { regime: 'tight', policy: 'plan', seed: 1, jackpots: [1e6] } as never;
    openJournal(path, 'one').keep({ name: 'tight' } as never, done);
    expect(openJournal(path, 'one').find(task)).toEqual(done);
    expect(openJournal(path, 'other').find(task)).toBeUndefined();
  });
});
