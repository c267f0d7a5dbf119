import { openLocalPorts } from '@jackpot/platform/local';
import { announcementsOf, failedCountry } from '@jackpot/record';
import { Workplace } from './workplace.ts';

jest.setTimeout(240_000);

const NOW = { now: () => new Date('2026-11-25T20:00:00Z') };

/** A workspace with one record, of a failure: the smallest that there is. */
async function recorded(): Promise<Workplace> {
  const place = new Workplace([]);
  const ports = openLocalPorts(place.workspace, NOW);
  const id = 'england-2026-11-28-00000001';
  const summary = failedCountry({
    country: 'england',
    drawDate: '2026-11-28',
    failure: { step: 'Optimise', cause: 'data', detail: 'no data' },
    recordId: id,
    simulatedCash: true,
  });
  const body = { summary, runId: 'run', recordedAt: NOW.now().toISOString(), artefacts: null, superseded: null };
  const entry = { country: 'england', drawDate: '2026-11-28', revision: 1, id, week: '2026-W48', model: null, body };
  await ports.index.append(entry);
  ports.close();
  return place;
}

const announce = (place: Workplace, country: string, amount: string, ...args: string[]) =>
  place.jackpot('announce', country, amount, '--workspace', place.workspace, ...args);
const board = ['--by', 'ann', '--reason', 'the board'];

test('what was announced is appended, with the record that it answers; the last one counts, and no record is changed', async () => {
  const place = await recorded();
  const first = await announce(place, 'england', '22M', ...board, '--json');
  expect(JSON.parse(first.stdout)).toMatchObject({
    country: 'england',
    drawDate: '2026-11-28',
    jackpot: 22e6,
    by: 'ann',
    reason: 'the board',
    answers: 'england-2026-11-28-00000001',
    misses: [],
  });
  const second = await announce(place, 'england', '22,500,000', ...board);
  expect(second.stdout).toContain('england: 22,500,000 announced for 2026-11-28, by ann.');
  const ports = openLocalPorts(place.workspace, NOW);
  const announced = await announcementsOf('england', ports.index);
  expect(announced.map(({ jackpot }) => jackpot)).toEqual([22e6, 22.5e6]);
  expect([ports.index.countries(), (await ports.index.history('england')).length]).toEqual([['england'], 1]);
  ports.close();
});

test.each([
  [
    'a country without a record and a draw',
    ['sweden', '9M', ...board],
    /sweden has no record yet, so the draw must be named/,
  ],
  ['no date', ['england', '9M', ...board, '--draw-date', 'soon'], /expected a date such as 2026-11-28, found "soon"/],
  ['no amount', ['england', 'much', ...board], /amount: expected an amount such as 22M/],
  ['nobody', ['england', '9M', '--reason', 'the board'], /required option '--by <name>' not specified/],
])('%s is wrong usage', async (_, [country = '', amount = '', ...args], says) => {
  const outcome = await announce(await recorded(), country, amount, ...args);
  expect([outcome.code, outcome.stderr]).toEqual([2, expect.stringMatching(says)]);
});
