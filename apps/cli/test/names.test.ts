import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { parseAmount, parsePositiveAmount } from '../src/inputs/amount.ts';
import { configPath } from '../src/inputs/named-country.ts';
import { decisionBefore, findRecord, readRecords } from '@jackpot/record';
import { withWorkspace } from '../src/records/with-workspace.ts';
import { Workplace } from './workplace.ts';
import { earlierWorkspace, recorded } from './records/earlier-workspace.ts';

const CONFIGS = join(import.meta.dirname, '../../../configs');

test.each([
  ['22M', 22e6],
  ['22.1m', 22_100_000],
  ['22,000,000', 22e6],
  ['22000000', 22e6],
  ['900k', 900_000],
  ['1.2bn', 1.2e9],
  [' 5 M ', 5e6],
  ['1e8', 1e8],
  ['0', 0],
])('the amount %p is %p', (text, amount) => expect(parseAmount('jackpot', text)).toBe(amount));

test.each(['', 'lots', '22,00', '1.2.3', '-5', '22 million'])('%p is no amount', (text) => {
  expect(() => parseAmount('jackpot', text)).toThrow(
    `jackpot: expected an amount such as 22M, 22,000,000 or 22000000, found "${text}"`,
  );
});

test('nothing is no jackpot', () => expect(() => parsePositiveAmount('jackpot', '0')).toThrow('above 0'));

test('a country stands for its config, and is told from its misspellings', () => {
  expect(configPath({ country: 'england', configs: CONFIGS })).toBe(join(CONFIGS, 'england.yaml'));
  expect(configPath({ config: 'elsewhere.yaml', configs: CONFIGS })).toBe('elsewhere.yaml');
  expect(() => configPath({ country: 'englnd', configs: CONFIGS })).toThrow('did you mean england?');
  expect(() => configPath({ configs: CONFIGS })).toThrow('expected a country, such as england');
  expect(() => configPath({ country: 'england', config: 'a.yaml', configs: CONFIGS })).toThrow('expected one of them');
});

test('a country, or it with a draw date, stands for its latest record in force', async () => {
  const workspace = earlierWorkspace();
  const records = await withWorkspace(workspace, ({ index }) => readRecords(index, ['england']));
  const found = (name: string) => {
    const { id, revision } = findRecord(name, records, workspace);
    return [id, revision];
  };
  expect(found('england')).toEqual([recorded.failed, 1]);
  expect(found('england-2026-11-21')).toEqual([recorded.approved, 2]);
  expect(decisionBefore(findRecord('england', records, workspace), records).id).toBe(recorded.ofReadme);
  const [first] = records;
  if (first === undefined) throw new Error('no records');
  expect(() => decisionBefore(first, records)).toThrow('no earlier decision of england');
});

const place = new Workplace(['england'], { weeks: 1 });

test('the version says which code this is', async () => {
  const { code, stdout } = await place.jackpot('--version');
  expect([code, stdout]).toEqual([0, expect.stringMatching(/^jackpot \d+\.\d+\.\d+, .+, Node\.js v24\.[\d.]+\n$/)]);
});

test('help lists every command in 78 columns, and tells of one', async () => {
  const all = await place.jackpot('help');
  expect([all.code, all.stdout.split('\n').filter((line) => line.length > 78)]).toEqual([0, []]);
  const one = await place.jackpot('help', 'what-if');
  expect(one.stdout).toMatch(/^Usage: jackpot what-if /);
});

test.each([
  [['wh'], ['what-if']],
  [['what-if', ''], ['england']],
  [['show', 'en'], ['england']],
  [
    ['data', ''],
    ['status', 'add', 'import', 'undo', 'pull', 'push'],
  ],
  [['track', '--o'], ['--out']],
])('%p is completed by %p, a line each', async (typed, expected) => {
  const { stdout } = await place.jackpot('complete', '--', ...typed);
  const names = stdout.split('\n').map((line) => line.split('\t')[0] ?? '');
  // The last line tells the shell how to go on.
  expect(names.slice(0, -2)).toEqual(expected);
  expect(names.at(-2)).toMatch(/^:\d+$/);
});

test('a shell takes its script', async () => {
  const { code, stdout } = await place.jackpot('complete', 'bash');
  expect(code).toBe(0);
  expect(spawnSync('bash', ['-n'], { input: stdout }).status).toBe(0);
  expect((await place.jackpot('complete', 'tcsh')).code).toBe(2);
});

test('a file name that would forge a line or colour one is spelt out, wherever it is printed', async () => {
  const forging = 'no\u001b[31m such\nsweden: announce SEK 1';
  const plain = 'no\\u{1b}[31m such\\u{a}sweden: announce SEK 1';
  for (const args of [
    ['validate', '--data'],
    ['validate', '--configs'],
    ['history', '--workspace'],
    ['data', 'import'],
  ]) {
    const { stderr, stdout } = await place.jackpot(
      ...args,
      `elsewhere/${forging}`,
      ...(args[1] === 'import' ? ['--country', 'sweden'] : []),
    );
    expect(`${stdout}${stderr}`).toContain(plain);
    expect(`${stdout}${stderr}`).not.toContain(forging);
  }
});
