import { addDays, dayNumber, isIsoDate, weekdayOf } from '../src/index.ts';

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
