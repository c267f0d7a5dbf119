import { addDays } from '@jackpot/config-schema';
import { seasonalNaiveQuantiles } from '../src/index.ts';
import { salesRows } from './sales.ts';

/** Tickets grow by exactly 10 % a year. */
const growing = salesRows(120, { missingEvery: 1000 }).map((row, week) => ({
  ...row,
  ticketsSold: 1000 * 1.1 ** (week / 52),
}));

describe('the seasonal naive', () => {
  test('repeats the draw of a year ago with the growth of past years', () => {
    const expected = 1000 * 1.1 ** (120 / 52);
    for (const q of seasonalNaiveQuantiles(growing, addDays('2020-01-04', 7 * 120), [0.05, 0.5, 0.95])) {
      expect(q).toBeCloseTo(expected, 6);
    }
  });

  test('takes the draw of 52 weeks ago, not one beside it', () => {
    const peak = growing.map((row, week) => (week === 68 ? { ...row, ticketsSold: 3 * row.ticketsSold } : row));
    const [median] = seasonalNaiveQuantiles(peak, addDays('2020-01-04', 7 * 120), [0.5]);
    expect(median).toBeCloseTo(3 * 1000 * 1.1 ** (120 / 52), 6);
  });

  test('goes by the calendar where weeks are missing', () => {
    const holes = growing.filter((_, week) => week % 10 !== 3);
    const [median] = seasonalNaiveQuantiles(holes, addDays('2020-01-04', 7 * 120), [0.5]);
    expect(median).toBeCloseTo(1000 * 1.1 ** (120 / 52), 6);
  });

  test('repeats the last draw without a year of history', () => {
    const [median] = seasonalNaiveQuantiles(growing.slice(0, 30), addDays('2020-01-04', 7 * 30), [0.5]);
    expect(median).toBeCloseTo(1000 * 1.1 ** (30 / 52), 6);
  });

  test('takes a Wednesday for a Wednesday where Saturdays are draws too', () => {
    const twice = growing.flatMap((row) => [
      { ...row, drawDate: addDays(row.drawDate, -3), ticketsSold: row.ticketsSold / 2 },
      row,
    ]);
    const [median] = seasonalNaiveQuantiles(twice, addDays('2020-01-04', 7 * 120 - 3), [0.5]);
    expect(median).toBeCloseTo(500 * 1.1 ** (120 / 52), 6);
  });
});
