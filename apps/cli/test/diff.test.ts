import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Outcome, Workplace, weekOf } from './workplace.ts';
import type { Change } from '@jackpot/decision';

jest.setTimeout(120_000);

const place = new Workplace(['sweden']);
const ids: string[] = [];
const weekly = async (...args: string[]) => {
  const outcome = await place.weekly(...args);
  ids.push(weekOf(outcome).countries[0]?.recommendationId ?? '');
  return outcome;
};
const diff = (...args: string[]) =>
  place.jackpot('diff', ...args, '--workspace', place.workspace, '--this-code', '--json');
const changeOf = ({ stdout }: Outcome) => (JSON.parse(stdout) as { change: Change }).change;

/** `from`, and every part in turn, and what is left: it must be `to` to the last unit. */
function sumOf({ from, parts, remainder }: Change): Change['from'] {
  const sum = { ...from };
  for (const part of [...parts, remainder]) {
    sum.jackpot += part.jackpot;
    sum.expectedNetRevenue += part.expectedNetRevenue;
  }
  return sum;
}

let second: Outcome;
beforeAll(async () => {
  await weekly('--draw-date', '2026-11-21');
  place.edit('sweden', /maxChange: 0\.\d+/, 'maxChange: 0.05');
  second = await weekly('--draw-date', '2026-11-28', '--available-cash', '60000000');
});

test('between two weeks every cause is told, and the parts add up exactly', async () => {
  const change = changeOf(await diff(ids[1] ?? '', ids[0] ?? ''));
  expect(change.id).toBe(ids[0]);
  expect(change.parts.map(({ cause }) => cause)).toEqual(['code', 'data', 'model', 'config', 'cash']);
  const what = Object.fromEntries(change.parts.map((part) => [part.cause, part.what]));
  expect(what['data']).toMatch(/^\d+ draws known before 2026-11-28, \d+ before 2026-11-21$/);
  expect(what['model']).toBe('v2 after v1');
  expect(what['config']).toMatch(/^jackpot\.maxChange 0\.05 after 0\.\d+$/);
  expect(what['cash']).toBe('another amount of available cash');
  expect(sumOf(change)).toEqual(change.to);
  expect(change.remainder).toEqual({ jackpot: 0, expectedNetRevenue: 0 });
  expect(change.parts.filter(({ expectedNetRevenue }) => expectedNetRevenue !== 0).length).toBeGreaterThan(1);
});

test('from is what the earlier record says, to is what the later one says', async () => {
  const change = changeOf(await diff(ids[0] ?? '', ids[1] ?? ''));
  for (const [amounts, date] of [
    [change.from, '2026-11-21'],
    [change.to, '2026-11-28'],
  ] as const) {
    const record = JSON.parse(place.published('sweden', date, 'recommendation.json')) as Change['from'];
    expect(amounts).toEqual({
      jackpot: record.jackpot,
      expectedNetRevenue: Math.round(record.expectedNetRevenue),
    });
  }
});

test('the week itself says the same of its last week, in its document, its text and its e-mail', async () => {
  const [sweden] = (JSON.parse(second.stdout) as { countries: { sinceLast: Change }[] }).countries;
  const asked = changeOf(await diff(ids[0] ?? '', ids[1] ?? ''));
  const told = sweden?.sinceLast;
  expect(told?.parts).toEqual(asked.parts);
  const mail = readFileSync(join(place.workspace, 'outbox', `${ids[1]}.eml`), 'utf8');
  expect(mail).toMatch(/Since the draw of 2026-11-21\r\n/);
  expect(mail).toContain('another amount of available cash');
  expect(mail.replaceAll(/[,.]/g, '')).not.toMatch(/60000000|100000000/);
  const shown = await place.jackpot('show', ids[1] ?? '', '--workspace', place.workspace);
  expect(shown.stdout).toContain('Since the draw of 2026-11-21');
});

test('a record against itself has changed in nothing', async () => {
  const change = changeOf(await diff(ids[1] ?? '', ids[1] ?? ''));
  expect(change.parts.filter(({ jackpot, expectedNetRevenue }) => jackpot !== 0 || expectedNetRevenue !== 0)).toEqual(
    [],
  );
  expect(change.from).toEqual(change.to);
});

test('where an input is missing all that is missing is told, and nothing is compared', async () => {
  rmSync(join(place.workspace, 'runs/2026-11-18T2000-r1/cash.json'));
  rmSync(join(place.workspace, 'runs/2026-11-18T2000-r1/sweden/model/model.json'));
  const outcome = await diff(ids[0] ?? '', ids[1] ?? '');
  expect(outcome.code).toBe(3);
  for (const name of ['cash.json', 'model.json']) expect(outcome.stderr).toMatch(new RegExp(`${name} is missing`));
});
