import { easterSunday } from '../src/index.ts';
import { holidayUplift, yearlySeason } from '../src/season.ts';

test.each([
  [2000, '2000-04-23'],
  [2008, '2008-03-23'],
  [2024, '2024-03-31'],
  [2026, '2026-04-05'],
  [2038, '2038-04-25'],
])('Easter of %i', (year, date) => {
  expect(easterSunday(year)).toBe(date);
});

test('the year-end is one peak, whichever side of New Year a draw falls on', () => {
  const peaks = { christmas: 0, newYear: 0.1, easter: 0 };
  expect(holidayUplift(peaks, '2025-01-01')).toBeCloseTo(0.1, 6);
  expect(holidayUplift(peaks, '2024-12-30')).toBeCloseTo(holidayUplift(peaks, '2025-01-03'), 6);
});

test('an ordinary week has no holiday, Easter has its own height', () => {
  const peaks = { christmas: 0.2, newYear: 0.1, easter: 0.05 };
  expect(holidayUplift(peaks, '2026-09-12')).toBeCloseTo(0, 6);
  expect(holidayUplift(peaks, '2026-04-05')).toBeCloseTo(0.05, 6);
});

test('the season is highest on its peak day and lowest half a year later', () => {
  const season = { amplitude: 0.04, peakDay: 20 };
  expect(yearlySeason(season, '2026-01-20')).toBeCloseTo(0.04, 6);
  expect(yearlySeason(season, '2026-07-21')).toBeCloseTo(-0.04, 4);
});
