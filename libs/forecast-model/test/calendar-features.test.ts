import { addDays, dayNumber } from '@jackpot/config-schema';
import { easterSunday, holidayNames, holidays, monthlyHarmonics, yearlyHarmonics } from '../src/calendar-features.ts';

describe('the calendar', () => {
  test.each(['2000-04-23', '2011-04-24', '2016-03-27', '2024-03-31', '2025-04-20', '2038-04-25'])(
    'Easter falls on %s',
    (date) => {
      expect(easterSunday(Number(date.slice(0, 4)))).toBe(dayNumber(date));
    },
  );

  test.each([
    ['2025-12-20', 'christmas'],
    ['2025-12-31', 'turnOfYear'],
    ['2026-01-01', 'turnOfYear'],
    ['2026-01-03', 'firstWeekOfYear'],
    ['2026-04-04', 'easter'],
    ['2026-04-06', 'easter'],
  ])('%s is marked as %s alone', (date, name) => {
    expect(holidayNames.filter((_, i) => holidays(date)[i] === 1)).toEqual([name]);
  });

  test('an ordinary week is not marked', () => {
    for (const date of ['2026-09-12', '2026-04-07']) expect(holidays(date)).toEqual([0, 0, 0, 0]);
  });

  test('a year and a month later, the cycles are where they were', () => {
    const near = (a: number[], b: number[]) =>
      a.forEach((x, i) => expect(Math.abs(x - (b[i] ?? NaN))).toBeLessThan(0.12));
    near(yearlyHarmonics('2025-08-09', 3), yearlyHarmonics(addDays('2025-08-09', 365), 3));
    near(monthlyHarmonics('2025-07-10', 1), monthlyHarmonics('2025-08-10', 1));
    expect(monthlyHarmonics('2025-07-01', 1)[1]).toBeGreaterThan(0.9);
    expect(monthlyHarmonics('2025-07-16', 1)[1]).toBeLessThan(-0.9);
  });
});
