import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Workplace } from './workplace.ts';

jest.setTimeout(120_000);

const place = new Workplace(['germany'], { weeks: 1 });
const replay = (...args: string[]) => place.jackpot('replay', '--config', 'configs/germany.yaml', ...args);

interface ReplayDocument {
  readonly policies: readonly {
    readonly policy: string;
    readonly netRevenue: number;
    readonly regret: number;
    readonly jackpots: readonly number[];
  }[];
}

test('--json: every policy with its revenue, regret and jackpots, in one document', async () => {
  const outcome = await replay('--weeks', '2', '--seed', '3', '--json');
  expect(outcome.code).toBe(0);
  const { policies } = JSON.parse(outcome.stdout) as ReplayDocument;
  expect(policies.map(({ policy }) => policy)).toEqual([
    'constant',
    'notebook',
    'one week',
    'plan',
    'exploring',
    'oracle',
  ]);
  const oracle = policies.at(-1);
  for (const { netRevenue, regret, jackpots } of policies) {
    expect(jackpots).toHaveLength(2);
    expect(regret).toBeCloseTo(1 - netRevenue / (oracle?.netRevenue ?? NaN), 12);
  }
  expect(outcome.stderr).toMatch(/replaying germany: 100 %/);
});

test.each([
  [['--weeks', '0'], /--weeks: expected a whole number of 1 or more, found "0"/],
  [['--weeks', '999'], /--weeks: expected at most 520/],
  [['--seed', 'x'], /--seed: expected a whole number of 0 or more/],
])('%j is wrong usage', async (args, message) => {
  const outcome = await replay(...args);
  expect(outcome.code).toBe(2);
  expect(outcome.stderr).toMatch(message);
});

describe('a study', () => {
  const program = join(import.meta.dirname, '../bench/replay-study.ts');
  const study = (journal: string) => {
    const options = ['--seeds', '2', '--weeks', '2', '--regimes', 'tight', '--policies', 'constant,notebook,oracle'];
    return spawnSync(process.execPath, [program, ...options, '--resume', join(place.folder, journal)], {
      encoding: 'utf8',
    });
  };

  test('that was killed while it wrote goes on and ends as if it had not been', () => {
    const whole = study('whole.jsonl');
    expect(whole.stderr).toMatch(/6 of 6/);
    const lines = readFileSync(join(place.folder, 'whole.jsonl'), 'utf8').split('\n');
    writeFileSync(join(place.folder, 'killed.jsonl'), `${lines.slice(0, 2).join('\n')}\n${lines[2]?.slice(0, 40)}`);
    const resumed = study('killed.jsonl');
    expect(resumed.stdout).toBe(whole.stdout);
    expect(resumed.stderr.trim().split('\n')).toHaveLength(4);
    const again = study('killed.jsonl');
    expect(again.stdout).toBe(whole.stdout);
    expect(again.stderr).toBe('');
  });
});
