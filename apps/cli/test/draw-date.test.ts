import { readConfigSet, runsOf } from '@jackpot/config-schema';
import { exampleConfig } from '@jackpot/fixtures';
import { writeGzipText } from '@jackpot/sales-data';
import { drawOfCountry, requestedRun } from '../src/inputs/draw-date.ts';

const written = (country: string, changes: object) => ({
  name: `${country}.yaml`,
  text: JSON.stringify({ ...exampleConfig(), country, draw: undefined, draws: { weekdays: ['saturday'] }, ...changes }),
});
const set = readConfigSet([
  { name: 'company.yaml', text: 'currency: GBP\nsafetyNet: 0\n' },
  written('england', {}),
  written('tokyo', {
    timeZone: 'Asia/Tokyo',
    draws: { weekdays: ['thursday'] },
    constraints: { ...exampleConfig().constraints, cash: { share: 0.4, breachProbabilityPerYear: 0.01 } },
  }),
]);
const data = writeGzipText(
  [
    'country,draw_date,jackpot_announced,tickets_sold',
    'england,2026-11-14,5000000,4000000',
    'england,2026-11-21,5000000,4000000',
    'england,2026-11-28,6000000,',
    'tokyo,2026-11-26,5000000,4000000',
  ].join('\n'),
);
const clock = { now: () => new Date('2026-12-09T21:00:00Z') };

test('without a date, the run is the first after the last row with sales, of the countries that are meant', () => {
  for (const asked of [undefined, 'next'])
    expect(requestedRun(asked, set, data, ['england'])).toEqual({ scheduledTime: '2026-11-25T20:00:00.000Z' });
  expect(requestedRun(undefined, set, data, undefined)).toEqual({ scheduledTime: '2026-12-02T20:00:00.000Z' });
  expect(requestedRun('today', set, data, undefined)).toEqual({});
  expect(requestedRun('2026-11-28', set, data, undefined)).toEqual({ drawDate: '2026-11-28' });
  expect(() => requestedRun('soon', set, data, undefined)).toThrow(/expected a date such as 2026-11-28, next or today/);
  expect(() => requestedRun(undefined, set, data, ['atlantis'])).toThrow(/no draw comes next: name one/);
});

test('one country’s draw is the one that is asked for, as of its own run, or refused with those around it', () => {
  const tokyo = exampleConfig({ timeZone: 'Asia/Tokyo', draw: { weekday: 'thursday' } });
  const sales = { columns: [], rows: [] };
  expect(drawOfCountry({ config: tokyo, runs: runsOf(null) }, '2026-12-03', sales, clock)).toEqual({
    drawDate: '2026-12-03',
    clock: new Date('2026-11-25T20:00:00Z'),
  });
  expect(drawOfCountry({ config: tokyo, runs: runsOf(null) }, 'today', sales, clock)).toEqual({
    drawDate: '2026-12-17',
    clock: clock.now(),
  });
  expect(() => drawOfCountry({ config: tokyo, runs: runsOf(null) }, '2026-12-04', sales, clock)).toThrow(
    '--draw-date 2026-12-04: england has no draw on that date, but on 2026-12-03 and 2026-12-10',
  );
  expect(() => drawOfCountry({ config: tokyo, runs: runsOf(null) }, 'next', sales, clock)).toThrow(
    /no row of england has sales/,
  );
});
