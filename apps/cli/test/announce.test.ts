import { exampleRecommendation, exampleSummary } from '@jackpot/fixtures';
import { openLocalPorts } from '@jackpot/platform/local';
import { MemoryObjectStore, MemoryRecordIndex } from '@jackpot/ports/contract';
import { announcementsOf, canonicalJson, failedCountry, putPinned } from '@jackpot/record';
import { announceDraw } from '@jackpot/answers/step';
import { announcedDocument, announcedText } from '../src/announcing/announced-text.ts';
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

/** Text and document of a jackpot announced where 10 million was recommended, and 9 to 11 earn within 0.1 % of the best. */
async function beside(jackpot: number): Promise<{ text: string; document: object }> {
  const [index, store] = [new MemoryRecordIndex(), new MemoryObjectStore()];
  const [template] = exampleRecommendation().candidates;
  if (template === undefined) throw new Error('the example has a candidate');
  const decided = exampleRecommendation({
    candidates: [8e6, 10e6, 12e6].map((jackpot) => ({
      ...template,
      jackpot,
      expectedNetRevenue: 3e6 - Math.abs(jackpot - 10e6) / 10,
    })),
    goodRanges: [{ share: 0.001, jackpots: [9e6, 11e6] }],
  });
  const recommendation = await putPinned(store, 'recommendation.json', canonicalJson(decided));
  const summary = exampleSummary();
  const body = {
    ...{ summary, runId: 'run', recordedAt: NOW.now().toISOString(), superseded: null, report: null },
    artefacts: { recommendation, metadata: recommendation },
  };
  const { country, drawDate, recordId: id } = summary;
  await index.append({ country, drawDate, revision: 1, id, week: '2026-W48', model: null, body });
  const given = { country, jackpot, by: 'ann', reason: 'the board' };
  const announced = await announceDraw(given, undefined, { index, store }, NOW);
  return { text: announcedText(announced, '.jackpot'), document: announcedDocument(announced) };
}

test('an override that is nearly the best is told so, any other what it costs, what was recommended neither', async () => {
  const near = await beside(9e6);
  expect(near.document).toMatchObject({ recommended: 10e6, isNearlyBest: true, costOfDraw: 100_000 });
  expect(near.text).toContain(
    'As good as the GBP 10,000,000 recommended: GBP 9,000,000 to GBP 11,000,000 earn within 0.1 % of the best.',
  );
  const far = await beside(12e6);
  expect(far.document).toMatchObject({ isNearlyBest: false, costOfDraw: 200_000 });
  expect(far.text).toContain('An estimate, by the published forecast: −GBP 200,000 in this draw');
  expect((await beside(10e6)).text).toContain('That is what was recommended.');
});
