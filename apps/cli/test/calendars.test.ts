import { addDays, drawsBetween, drawsOfRun, localDate, runAfter, runsOf, weekdays } from '@jackpot/config-schema';
import { publishData } from '@jackpot/data-version';
import { validateData } from '@jackpot/data-validator/step';
import { exampleConfig, exampleSummary } from '@jackpot/fixtures';
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

const runs = runsOf(null);
const RUNS = 10;
const PAST_DRAWS = 70;
const FIRST_RUN = new Date('2026-09-16T20:00:00Z');
const COMPANY = 'currency: EUR\nsafetyNet: 0\nexchangeRates: { GBP: 1 }\n';
const zones = ['America/Los_Angeles', 'Europe/London', 'Asia/Dubai', 'Pacific/Kiritimati'];

const pause = { weekdays: ['saturday'], exceptions: [{ date: '2026-09-26', until: '2026-11-20', cancelled: true }] };
const moved = { weekdays: ['saturday'], exceptions: [{ date: '2026-10-03', movedTo: '2026-10-04' }] };
const calendars: readonly (readonly [name: string, calendar: object])[] = [
  ...weekdays.flatMap((weekday) =>
    zones.map((timeZone) => [`on ${weekday} in ${timeZone}`, { draws: { weekdays: [weekday] }, timeZone }] as const),
  ),
  ['twice a week', { draws: { weekdays: ['wednesday', 'saturday'] } }],
  ['three times a week', { draws: { weekdays: ['monday', 'wednesday', 'saturday'] } }],
  ['daily', { draws: { weekdays: [...weekdays] } }],
  ['fortnightly', { draws: { weekdays: ['friday'], everyWeeks: 2, from: '2026-01-02' } }],
  ['monthly', { draws: { nth: { weekday: 'friday', of: 'last' } } }],
  ['on Saturdays, announced a month ahead', { draws: { weekdays: ['saturday'] }, announce: { daysBefore: 30 } }],
  ['with a pause of eight weeks', { draws: pause }],
  ['with a draw that is moved', { draws: moved }],
];

test.each(calendars)('a game drawn %s: ten runs, one record a draw, nothing failed', async (_, calendar) => {
  const config = exampleConfig({ draw: undefined, ...calendar });
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
