import { addDays, drawsBetween, drawsOfRun, localDate, runAfter, runsOf } from '@jackpot/config-schema';
import { publishData } from '@jackpot/data-version';
import { validateData } from '@jackpot/data-validator/step';
import { exampleModel, exampleSummary } from '@jackpot/fixtures';
import { getJson } from '@jackpot/ports';
import {
  MemoryModelRegistry,
  MemoryNotifier,
  MemoryObjectStore,
  MemoryRecordIndex,
  MemoryWeekClaims,
} from '@jackpot/ports/contract';
import { writeGzipText } from '@jackpot/sales-data';
import { weekOpener } from '@jackpot/week-opener/step';
import { type CountryItem, runKeys } from '@jackpot/workflow';
import { FIRST_RUN, gameCalendars } from './game-calendars.ts';
import { playGame } from './played-game.ts';

const runs = runsOf(null);
const RUNS = 10;
const PAST_DRAWS = 70;
const COMPANY = 'currency: EUR\nsafetyNet: 0\nexchangeRates: { GBP: 1 }\n';
test.each(gameCalendars)('a game drawn %s: ten runs open each draw once, and its rows are valid', async (_, config) => {
  const store = new MemoryObjectStore();
  const index = new MemoryRecordIndex();
  let clock = FIRST_RUN;
  const now = { now: () => clock };
  const cash = {
    value: { amount: 1e8, currency: 'EUR', asOf: FIRST_RUN.toISOString() },
    version: 'v1',
    simulated: true,
  };
  const ports = {
    store,
    index,
    claims: new MemoryWeekClaims(),
    registry: new MemoryModelRegistry(now),
    notifier: new MemoryNotifier(),
    secrets: { availableCash: () => Promise.resolve({ ...cash, value: { ...cash.value, asOf: clock.toISOString() } }) },
    clock: now,
    isPassing: () => false,
  };
  await store.put('configs/company.yaml', COMPANY);
  await store.put('configs/england.yaml', JSON.stringify(config));
  const expected: string[] = [];
  for (let run = 0; run < RUNS; run += 1, clock = runAfter(clock, runs)) {
    const today = localDate(clock, config.timeZone);
    const sold = drawsBetween(config, '2015-01-01', addDays(today, -1)).slice(-PAST_DRAWS);
    const rows = sold.map((date) => `england,${date},10000000,4000000`);
    const bytes = writeGzipText(['country,draw_date,jackpot_announced,tickets_sold', ...rows].join('\n'));
    await publishData(store, { path: 'sales.csv.gz', bytes, versioned: false });
    const request = { scheduledTime: clock.toISOString() };
    const opened = await weekOpener({ action: 'open', executionId: `run-${run}`, request }, ports);
    const { runId } = opened as { runId: string };
    const due = drawsOfRun(config, clock, runs);
    expected.push(...due);
    for (const item of (await getJson(store, runKeys.countries(runId))) as CountryItem[]) {
      expect([item.drawDate, item.draws, item.status]).toEqual([due[0], due, 'ready']);
      expect(await validateData(item, ports)).toMatchObject({ verdict: 'pass' });
      for (const drawDate of due) {
        const id = `england-${drawDate}-${run}`;
        const body = {
          summary: exampleSummary({ drawDate, recordId: id }),
          runId,
          recordedAt: clock.toISOString(),
          artefacts: null,
          superseded: null,
        };
        await index.append({ country: 'england', drawDate, revision: 1, id, week: item.week, model: null, body });
      }
    }
  }
  expect((await index.history('england')).map(({ drawDate }) => drawDate)).toEqual(expected);
  expect(new Set(expected).size).toBe(expected.length);
});

// The integration tests decide every calendar, with models of their own.
const sample = ['three times a week', 'on wednesday in America/Los_Angeles', 'with a draw that is moved'];
test.each(gameCalendars.filter(([name]) => sample.includes(name)))(
  'a game drawn %s is decided: one record a draw, nothing failed',
  async (_, config) => {
    const modelOf = (__: unknown, rows: readonly { readonly drawDate: string }[]) =>
      exampleModel({ elasticity: 0.3, fit: { cutoff: rows.at(-1)?.drawDate ?? '' } });
    const { due, records } = await playGame({ config, firstRun: FIRST_RUN, runs: 4, modelOf });
    expect(due.length).toBeGreaterThan(3);
    expect(records).toEqual(due.map((drawDate) => [drawDate, 'recommended']));
  },
);
