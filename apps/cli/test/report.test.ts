import { createHash } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Workplace, weekOf } from './workplace.ts';

jest.setTimeout(240_000);

const DRAW = '2026-11-28';
const place = new Workplace(['sweden', 'england']);
const report = async (...args: string[]) => {
  const outcome = await place.jackpot('report', '--workspace', place.workspace, '--json', ...args);
  return { ...outcome, document: JSON.parse(outcome.stdout) as { id: string; report: string } };
};
const read = (key: string) => readFileSync(join(place.workspace, key), 'utf8');
let id = '';
let failed = '';

beforeAll(async () => {
  place.edit('england', 'currency: GBP', 'currency: GBX');
  const { countries } = weekOf(await place.weekly('--draw-date', DRAW));
  [failed = '', id = ''] = countries.map(({ recommendationId }) => recommendationId);
});

test('the weekly run has written a report a record, whose digest its metadata names, and one for the week', () => {
  const published = place.published('sweden', DRAW, 'report.html');
  const { outputs } = JSON.parse(place.published('sweden', DRAW, 'metadata.json')) as {
    outputs: { key: string; sha256: string }[];
  };
  const digest = createHash('sha256').update(published).digest('hex');
  const key = 'runs/2026-11-25T2000-r1/sweden/2026-11-28/report.html';
  expect(outputs).toContainEqual({ key, role: 'report', sha256: digest });
  expect(published).toMatch(/<h1>Announce SEK\u00a0[\d,]+<\/h1>/);
  expect(place.published('england', DRAW, 'report.html')).toContain('GBX');
  expect(read('runs/2026-11-25T2000-r1/report.html')).toContain('<h1>1 of 2 countries needs a person</h1>');
});

test('the e-mails say where the reports lie', () => {
  expect(read(`outbox/${id}.eml`)).toContain('runs/2026-11-25T2000-r1/sweden/2026-11-28/report.html');
  expect(read(`outbox/${failed}.eml`)).toContain('runs/2026-11-25T2000-r1/england/2026-11-28/report.html');
  expect(read('outbox/2026-11-25T2000-r1.eml')).toContain('runs/2026-11-25T2000-r1/report.html');
});

test.each([
  ['of a recommendation', () => [id], 'runs/2026-11-25T2000-r1/sweden/2026-11-28/report.html'],
  ['of a failure', () => [failed], 'runs/2026-11-25T2000-r1/england/2026-11-28/report.html'],
  ['of the last week, without an id', () => [], 'runs/2026-11-25T2000-r1/report.html'],
])('a report that is gone is made again, byte for byte: %s', async (_, args, key) => {
  const before = read(key);
  rmSync(join(place.workspace, key));
  const { code, document } = await report(...args());
  expect(code).toBe(0);
  expect(document.report).toMatch(new RegExp(`${key}$`));
  expect(read(key)).toBe(before);
});

test('evidence that was changed makes no report in its name', async () => {
  const evidence = 'runs/2026-11-25T2000-r1/sweden/2026-11-28/recommendation.json';
  rmSync(join(place.workspace, 'runs/2026-11-25T2000-r1/sweden/2026-11-28/report.html'));
  writeFileSync(join(place.workspace, evidence), '{}');
  const { code, stderr } = await report(id);
  expect(code).toBe(3);
  expect(stderr).toContain(`${evidence}: expected what ${id} published, found other bytes`);
});
