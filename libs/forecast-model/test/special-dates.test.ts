import { defaultRecipe, leapFreeDay, specialDates, specialShift } from '../src/index.ts';

const on = (drawDate: string, standardised: number) => ({ drawDate, surprise: standardised / 10, standardised });
const { moving, ...fixed } = defaultRecipe.specialDates;
const days = (...surprises: ReturnType<typeof on>[]) =>
  specialDates(surprises, { ...defaultRecipe, specialDates: fixed }).flatMap((date) => ('day' in date ? [date] : []));
const moves = (...surprises: ReturnType<typeof on>[]) => specialDates(surprises, defaultRecipe);

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

  describe('that move', () => {
    const easters = ['2019-04-20', '2020-04-11', '2021-04-03', '2022-04-16'];
    const special = easters.map((date, i) => on(date, 12 + i / 10));

    test('the Saturday before Easter is found in years to come, and no other Saturday of April is', () => {
      const found = moves(...special);
      expect(specialShift(found, '2024-03-30').shift).toBeCloseTo(1.2, 1);
      expect(specialShift(found, '2024-04-27').shift).toBe(0);
    });

    test('a draw counts from the year on since which it is special', () => {
      const before = ['2016-03-26', '2017-04-15', '2018-03-31'].map((date, i) => on(date, i % 2 ? 0.4 : -0.4));
      expect(specialShift(moves(...before, ...special), '2024-03-30').shift).toBeCloseTo(1.2, 1);
    });

    test('the second Saturday of a month is found whatever its date', () => {
      const seconds = ['2019-09-14', '2020-09-12', '2021-09-11', '2022-09-10'].map((date) => on(date, 12));
      expect(specialShift(moves(...seconds), '2023-09-09').shift).toBeGreaterThan(1);
    });

    test('of many dates some agree by chance: it takes more evidence than a fixed date does', () => {
      const { evidence } = moving ?? { evidence: NaN };
      const each = (z: number) => moves(...easters.map((date) => on(date, z)));
      const needed = Math.sqrt(evidence / easters.length);
      expect(specialShift(each(0.9 * needed), '2024-03-30').shift).toBe(0);
      expect(specialShift(each(1.1 * needed), '2024-03-30').shift).toBeGreaterThan(0);
    });
  });
});
