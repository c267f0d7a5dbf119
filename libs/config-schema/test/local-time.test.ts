import { localDate, startOfDay } from '../src/index.ts';

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
