import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Workplace, weekOf } from './workplace.ts';

jest.setTimeout(240_000);

const place = new Workplace(['sweden', 'england']);
const show = (...args: string[]) => place.jackpot('show', '--workspace', place.workspace, ...args);
let id = '';
let failed = '';
let text = '';

beforeAll(async () => {
  place.edit('england', 'currency: GBP', 'currency: GBX');
  const { countries } = weekOf(await place.weekly('--draw-date', '2026-11-28'));
  [failed = '', id = ''] = countries.map(({ recommendationId }) => recommendationId);
});

test('--json has the record with what was published for it', async () => {
  const outcome = await show(id, '--json');
  expect(outcome.code).toBe(0);
  const shown = JSON.parse(outcome.stdout) as Record<string, unknown>;
  expect(shown).toMatchObject({ id, country: 'sweden', drawDate: '2026-11-28', revision: 1, inForce: true });
  expect(shown['recommendation']).toEqual(JSON.parse(place.published('sweden', '2026-11-28', 'recommendation.json')));
  expect(shown['metadata']).toEqual(JSON.parse(place.published('sweden', '2026-11-28', 'metadata.json')));
});

test('says facts, constraints, why and provenance', async () => {
  const { stdout } = await show(id);
  expect(stdout).toMatch(/^sweden: announce SEK [\d,]+ for 2026-11-28, recommended\n/);
  for (const part of [/expected sales +SEK/, /52-week payout ratio +\d/, /Why\n +One step up/, /model +v1, sha256/])
    expect(stdout).toMatch(part);
  expect(stdout).toMatch(/data +md5 [0-9a-f]{32}, unversioned/);
});

test('says what was announced for its draw', async () => {
  expect((await show(id)).stdout).not.toContain('Announced');
  const said = ['--by', 'Ann', '--reason', 'a round number', '--workspace', place.workspace];
  expect((await place.jackpot('announce', 'sweden', '13M', ...said)).code).toBe(0);
  expect((await show(id)).stdout).toMatch(/\nAnnounced\n {2}SEK 13,000,000, by Ann on .* UTC: a round number\n/);
  expect(JSON.parse((await show(id, '--json')).stdout)).toMatchObject({ announced: { jackpot: 13e6, by: 'Ann' } });
});

test('a beginning that no other id shares is enough', async () => {
  text = (await show('sweden-2026')).stdout;
  expect(text).toContain(`record      ${id}, revision 1, in force`);
});

test('a failure has its reason and no jackpot', async () => {
  const { code, stdout } = await show(failed);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^england: no jackpot for 2026-11-28, failed: OpenWeek: .*GBX/);
});

test.each([
  ['misspelt', () => id.replace('sweden', 'swedden'), () => `the nearest is ${id}`],
  ['shared by two', () => '', () => `2 records begin so: ${failed}, ${id}`],
])('an id that is %s is wrong usage, and says which there are', async (_, asked, says) => {
  const outcome = await show(asked(), '--json');
  expect(outcome.code).toBe(2);
  expect(outcome.stderr).toContain(says());
  expect(JSON.parse(outcome.stdout)).toMatchObject({ error: { name: 'UnknownRecord' } });
});

test('a published file that was changed is told, not shown', async () => {
  const file = join(place.workspace, 'runs/2026-11-25T2000-r1/sweden/2026-11-28/recommendation.json');
  writeFileSync(file, '{}');
  const outcome = await show(id);
  expect(outcome.code).toBe(3);
  expect(outcome.stderr).toContain(`${file}: expected what ${id} published, found other bytes`);
});
