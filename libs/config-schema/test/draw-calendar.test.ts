import * as fc from 'fast-check';
import {
  addDays,
  dayNumber,
  decisionTime,
  decisionWeek,
  isIsoDate,
  localDate,
  nextDrawDate,
  startOfDay,
  weekdayOf,
  weekdays,
} from '../src/index.ts';

const dates = fc.integer({ min: -100_000, max: 100_000 }).map((days) => addDays('1970-01-01', days));

test.each(['2026-11-28', '2024-02-29', '2000-02-29', '0001-01-01', '9999-12-31'])('%s is a date', (text) =>
  expect(isIsoDate(text)).toBe(true),
);

test.each([
  '2026-02-30',
  '2025-02-29',
  '1900-02-29',
  '2026-13-01',
  '2026-00-10',
  '2026-01-00',
  '2026-04-31',
  '26-01-01',
  '2026-1-1',
  '2026-01-01T00:00',
  '2026-01-01\n',
  ' 2026-01-01',
  '+002026-01-01',
  '-2026-01-01',
  '２０２６-01-01',
  '20260101',
  '',
])('%j is none', (text) => expect(isIsoDate(text)).toBe(false));

test('weekdays of known dates', () => {
  expect(weekdayOf('1970-01-01')).toBe('thursday');
  expect(weekdayOf('1969-12-31')).toBe('wednesday');
  expect(weekdayOf('2000-01-01')).toBe('saturday');
  expect(weekdayOf('2026-11-28')).toBe('saturday');
  expect(() => weekdayOf('tomorrow')).toThrow(RangeError);
});

test('days are counted across leap days and years', () => {
  expect(addDays('2024-02-28', 2)).toBe('2024-03-01');
  expect(addDays('2025-12-31', 1)).toBe('2026-01-01');
  expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
  expect(dayNumber('1970-01-02')).toBe(1);
});

test.each([
  ['before clocks go forward', '2026-03-28T23:30:00Z', 'Europe/London', '2026-03-28'],
  ['in summer, past local midnight', '2026-03-29T23:30:00Z', 'Europe/London', '2026-03-30'],
  ['before clocks go back', '2026-10-24T23:30:00Z', 'Europe/London', '2026-10-25'],
  ['after clocks went back', '2026-10-25T23:30:00Z', 'Europe/London', '2026-10-25'],
  ['west of Greenwich', '2026-01-01T02:59:00Z', 'America/Sao_Paulo', '2025-12-31'],
  ['east of Greenwich', '2025-12-31T15:00:00Z', 'Asia/Tokyo', '2026-01-01'],
])('the local date %s', (_, instant, timeZone, date) => {
  expect(localDate(new Date(instant), timeZone)).toBe(date);
});

test('the next draw lies 1 to 7 days ahead, on its weekday', () => {
  expect(nextDrawDate('2026-11-28', 'saturday')).toBe('2026-12-05');
  expect(nextDrawDate('2026-11-27', 'saturday')).toBe('2026-11-28');
  fc.assert(
    fc.property(dates, fc.constantFrom(...weekdays), (date, weekday) => {
      const next = nextDrawDate(date, weekday);
      expect(weekdayOf(next)).toBe(weekday);
      expect(dayNumber(next) - dayNumber(date)).toBeGreaterThanOrEqual(1);
      expect(dayNumber(next) - dayNumber(date)).toBeLessThanOrEqual(7);
    }),
  );
});

test.each([
  ['2026-11-28', '2026-11-25T20:00:00.000Z'],
  ['2026-11-26', '2026-11-25T20:00:00.000Z'],
  ['2026-11-25', '2026-11-18T20:00:00.000Z'],
  ['2027-01-02', '2026-12-30T20:00:00.000Z'],
])('the decision for a draw on %s is made at %s', (date, instant) => {
  expect(decisionTime(date).toISOString()).toBe(instant);
});

test.each([
  ['2026-11-25T20:00:00Z', '2026-W48'],
  ['2026-11-25T19:59:59Z', '2026-W47'],
  ['2026-12-01T08:00:00Z', '2026-W48'],
  ['2025-12-31T20:00:00Z', '2026-W01'],
  ['2026-12-30T20:00:00Z', '2026-W53'],
  ['2027-01-05T00:00:00Z', '2026-W53'],
  ['2027-01-06T20:00:00Z', '2027-W01'],
  ['2021-01-01T00:00:00Z', '2020-W53'],
  ['2024-12-31T00:00:00Z', '2024-W52'],
  ['2025-01-01T20:00:00Z', '2025-W01'],
])('at %s the week of the decision is %s', (instant, week) => {
  expect(decisionWeek(new Date(instant))).toBe(week);
});

test('each draw is decided in a week of its own', () => {
  fc.assert(
    fc.property(dates, (date) => {
      const week = decisionWeek(decisionTime(date));
      expect(week).not.toBe(decisionWeek(decisionTime(addDays(date, 7))));
      expect(decisionWeek(new Date(decisionTime(date).getTime() + 7 * 86_400_000 - 1))).toBe(week);
    }),
  );
});

test.each([
  ['2026-11-28', 'Europe/London', '2026-11-28T00:00:00.000Z'],
  ['2026-07-04', 'Europe/London', '2026-07-03T23:00:00.000Z'],
  ['2026-11-28', 'Pacific/Kiritimati', '2026-11-27T10:00:00.000Z'],
  ['2026-11-28', 'Pacific/Pago_Pago', '2026-11-28T11:00:00.000Z'],
  ['2026-11-28', 'Asia/Kathmandu', '2026-11-27T18:15:00.000Z'],
  // Clocks there went forward at midnight: that day began at 01:00.
  ['2018-11-04', 'America/Sao_Paulo', '2018-11-04T03:00:00.000Z'],
])('%s begins in %s at %s', (date, zone, instant) => {
  expect(startOfDay(date, zone).toISOString()).toBe(instant);
});
