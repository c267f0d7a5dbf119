import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { salesColumns } from '@jackpot/sales-data';
import { Workplace } from './workplace.ts';

jest.setTimeout(240_000);

const place = new Workplace(['england'], { weeks: 1 });
const simulate = (...args: string[]) => place.jackpot('simulate', '--config', 'configs/england.yaml', ...args);

test('prints CSV with every column that a simulated past fills, a row a draw, and what was made beside it', async () => {
  const outcome = await simulate('--weeks', '5', '--seed', '1');
  expect(outcome.code).toBe(0);
  const [header, ...rows] = outcome.stdout.trim().split('\n');
  expect(header).toBe(['country', ...salesColumns.filter((column) => column !== 'event')].join(','));
  expect(rows.map((row) => row.split(',')[1])).toEqual([
    '2026-10-24',
    '2026-10-31',
    '2026-11-07',
    '2026-11-14',
    '2026-11-21',
  ]);
  expect(outcome.stderr).toBe('simulated 5 draws of england, 2026-10-24 to 2026-11-21, seed 1\n');
});

test('writes gzip that validates; equal seeds give equal files, others do not', async () => {
  const made = ['a', 'b', 'c'].map((name) => `${name}.csv.gz`);
  for (const [index, seed] of ['1', '1', '2'].entries())
    expect((await simulate('--weeks', '70', '--seed', seed, '--out', made[index] ?? '')).code).toBe(0);
  const [a, b, c] = made.map((name) => gunzipSync(readFileSync(join(place.folder, name))).toString());
  expect(b).toBe(a);
  expect(c).not.toBe(a);
  expect((await place.jackpot('validate', '--data', 'a.csv.gz')).code).toBe(0);
});

test('--json is one document', async () => {
  const outcome = await simulate('--weeks', '2', '--seed', '1', '--out', 'd.csv.gz', '--json');
  expect(JSON.parse(outcome.stdout)).toEqual({
    country: 'england',
    draws: 2,
    from: '2026-11-14',
    to: '2026-11-21',
    seed: 1,
    out: 'd.csv.gz',
  });
});

test('a file that a pointer speaks of is not written over', async () => {
  writeFileSync(join(place.folder, 'kept.csv.gz'), 'kept');
  writeFileSync(join(place.folder, 'kept.csv.gz.dvc'), 'outs: []');
  const outcome = await simulate('--weeks', '2', '--seed', '1', '--out', 'kept.csv.gz');
  expect(outcome.code).toBe(2);
  expect(readFileSync(join(place.folder, 'kept.csv.gz'), 'utf8')).toBe('kept');
});

test.each([
  [['--weeks', '0', '--seed', '1'], /--weeks: expected a whole number of 1 or more, found "0"/],
  [['--weeks', '99999', '--seed', '1'], /--weeks: expected at most 10400/],
  [['--weeks', '5', '--seed', '-1'], /--seed: expected a whole number of 0 or more/],
  [['--weeks', '5'], /required option '--seed <n>' not specified/],
])('%j is wrong usage', async (args, message) => {
  const outcome = await simulate(...args);
  expect(outcome.code).toBe(2);
  expect(outcome.stderr).toMatch(message);
});
