import { defaultRecipe, leapFreeDay, specialDates } from '../src/index.ts';

const on = (drawDate: string, standardised: number) => ({ drawDate, surprise: standardised / 10, standardised });
const days = (...surprises: ReturnType<typeof on>[]) => specialDates(surprises, defaultRecipe);

describe('special dates', () => {
  test.each([
    ['2026-01-01', 1],
    ['2024-02-29', 59],
    ['2024-03-01', 60],
    ['2026-12-31', 365],
  ])('%s is day %i, leap year or not', (date, day) => {
    expect(leapFreeDay(date)).toBe(day);
  });

  test('two large draws of the same date make it special, by what chance leaves of their mean', () => {
    const found = days(on('2011-12-31', 8), on('2016-12-31', 10), on('2017-06-10', 12));
    // Mean 9 scales, two draws, variance 1: 1 − 5/(2 × 81) of a mean surprise of 0.9.
    const shift = (1 - 5 / 162) * 0.9;
    expect(found.map(({ day }) => day)).toEqual([1, 364, 365]);
    expect(found[2]?.shift).toBeCloseTo(shift, 12);
    expect(found[2]?.variance).toBeCloseTo((0.01 + 0.025 * shift) / 2, 12);
  });

  test.each([
    ['one year alone', [on('2022-08-20', 30)]],
    ['years that disagree', [on('2021-08-20', 9), on('2022-08-20', 9), on('2023-08-20', -0.1)]],
    ['two draws no larger than chance', [on('2021-08-20', 1.4), on('2022-08-20', 1.6)]],
    ['dates further apart', [on('2021-08-20', 9), on('2022-08-24', 9)]],
  ])('%s are not', (_, surprises) => {
    expect(days(...surprises)).toEqual([]);
  });

  test('the turn of the year is one date', () => {
    expect(days(on('2016-12-31', 9), on('2022-01-01', 9)).map(({ day }) => day)).toEqual([1, 365]);
  });
});
