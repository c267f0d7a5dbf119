import * as fc from 'fast-check';
import {
  type DrawCalendar,
  addDays,
  dayNumber,
  drawsAhead,
  drawsBetween,
  drawsInside,
  drawsPerYear,
  nextDraw,
  plannedDraws,
  previousDraw,
  weekdayOf,
  weekdays,
  windowOpens,
} from '../src/index.ts';

const dates = fc.integer({ min: -100_000, max: 100_000 }).map((days) => addDays('1970-01-01', days));
const of = (draws: DrawCalendar['draws']): DrawCalendar => ({ draws });

test('the next weekly draw lies 1 to 7 days ahead, on its weekday', () => {
  expect(nextDraw({ draw: { weekday: 'saturday' } }, '2026-11-28')).toBe('2026-12-05');
  expect(nextDraw({ draw: { weekday: 'saturday' } }, '2026-11-27')).toBe('2026-11-28');
  fc.assert(
    fc.property(dates, fc.constantFrom(...weekdays), (date, weekday) => {
      const next = nextDraw({ draw: { weekday } }, date);
      expect(weekdayOf(next)).toBe(weekday);
      expect(dayNumber(next) - dayNumber(date)).toBeGreaterThanOrEqual(1);
      expect(dayNumber(next) - dayNumber(date)).toBeLessThanOrEqual(7);
      expect(previousDraw({ draw: { weekday } }, next)).toBe(addDays(next, -7));
    }),
  );
});

test.each([
  [
    'twice a week',
    of({ weekdays: ['saturday', 'wednesday'] }),
    ['2026-12-02', '2026-12-05', '2026-12-09', '2026-12-12'],
  ],
  ['fortnightly', of({ weekdays: ['friday'], everyWeeks: 2, from: '2026-01-01' }), ['2026-12-04', '2026-12-18']],
  ['monthly by the day', of({ dayOfMonth: 31 }), ['2026-11-30', '2026-12-31', '2027-01-31', '2027-02-28']],
  ['monthly by the first Saturday', of({ nth: { weekday: 'saturday', of: 1 } }), ['2026-12-05', '2027-01-02']],
  ['monthly by the last Sunday', of({ nth: { weekday: 'sunday', of: 'last' } }), ['2026-12-27', '2027-01-31']],
])('%s', (_, calendar, expected) => {
  expect(drawsBetween(calendar, '2026-11-30', '2027-02-28').slice(0, expected.length)).toEqual(expected);
});

test('every day is a draw of a daily game', () => {
  expect(drawsBetween(of({ weekdays: [...weekdays] }), '2026-02-27', '2026-03-02')).toHaveLength(4);
  expect(drawsPerYear(of({ weekdays: [...weekdays] }), '2026-11-30')).toBe(364);
});

test('a rhythm of weeks is kept before and after its beginning', () => {
  const fortnightly = of({ weekdays: ['monday', 'sunday'], everyWeeks: 2, from: '2026-11-25' });
  expect(drawsBetween(fortnightly, '2026-11-02', '2026-12-20')).toEqual([
    '2026-11-09',
    '2026-11-15',
    '2026-11-23',
    '2026-11-29',
    '2026-12-07',
    '2026-12-13',
  ]);
});

test('exceptions take draws away, move them and add some', () => {
  const calendar = of({
    weekdays: ['saturday'],
    exceptions: [
      { date: '2026-12-05', cancelled: true },
      { date: '2026-12-12', until: '2026-12-20', cancelled: true },
      { date: '2026-12-26', movedTo: '2026-12-27' },
      { date: '2026-12-31', extra: true },
    ],
  });
  expect(drawsBetween(calendar, '2026-11-28', '2027-01-02')).toEqual([
    '2026-11-28',
    '2026-12-27',
    '2026-12-31',
    '2027-01-02',
  ]);
  // A draw moved into the range from outside it is in it, and one moved out of it is not.
  expect(drawsBetween(calendar, '2026-12-27', '2026-12-27')).toEqual(['2026-12-27']);
  expect(drawsBetween(calendar, '2026-12-26', '2026-12-26')).toEqual([]);
  expect(nextDraw(calendar, '2026-11-28')).toBe('2026-12-27');
  expect(drawsAhead(calendar, '2026-11-28', '2026-12-31')).toBe(2);
});

test('an earlier calendar holds until its last day, the nearest of several', () => {
  const calendar = of({
    weekdays: ['sunday'],
    earlier: [
      { until: '2026-11-30', weekdays: ['saturday'] },
      { until: '2026-11-16', weekdays: ['monday'] },
    ],
  });
  expect(drawsBetween(calendar, '2026-11-14', '2026-12-13')).toEqual([
    '2026-11-16',
    '2026-11-21',
    '2026-11-28',
    '2026-12-06',
    '2026-12-13',
  ]);
});

test('a weekly game is drawn 52 times in a plan of 52 weeks, whose last window opens with its first draw', () => {
  const weekly: DrawCalendar = { draw: { weekday: 'saturday' } };
  const planned = plannedDraws(weekly, '2026-11-28', 52);
  expect([planned.length, planned[0], planned.at(-1)]).toEqual([52, '2026-11-28', '2027-11-20']);
  expect(drawsInside(weekly, windowOpens('2027-11-20', 52), '2027-11-20')).toEqual(planned.slice(0, -1));
  expect(plannedDraws(weekly, '2026-11-28', 1)).toEqual(['2026-11-28']);
  expect(drawsPerYear(weekly, '2026-11-28')).toBe(52);
});

test('a calendar without an end finds the draw behind a long pause, and says where there is none', () => {
  const exceptions = Array.from({ length: 3 }, (_, year) => ({
    date: `${2027 + year}-01-01`,
    until: `${2027 + year}-12-31`,
    cancelled: true as const,
  }));
  expect(nextDraw(of({ weekdays: ['friday'], exceptions }), '2026-12-31')).toBe('2030-01-04');
  expect(() => nextDraw({ draw: { weekday: 'friday' } }, '9999-12-31')).toThrow(RangeError);
});

const calendars = fc.oneof(
  fc.record({ weekdays: fc.uniqueArray(fc.constantFrom(...weekdays), { minLength: 1 }) }),
  fc.record({
    weekdays: fc.uniqueArray(fc.constantFrom(...weekdays), { minLength: 1 }),
    everyWeeks: fc.integer({ min: 2, max: 8 }),
    from: dates,
  }),
  fc.record({ dayOfMonth: fc.integer({ min: 1, max: 31 }) }),
  fc.record({
    nth: fc.record({
      weekday: fc.constantFrom(...weekdays),
      of: fc.constantFrom<1 | 2 | 3 | 4 | 'last'>(1, 2, 3, 4, 'last'),
    }),
  }),
);

test('ranges of dates join: the draws up to a date and those after it are all of them, each once', () => {
  fc.assert(
    fc.property(calendars, dates, fc.nat(200), fc.nat(200), (draws, from, days, more) => {
      const [middle, to] = [addDays(from, days), addDays(from, days + more)];
      const all = drawsBetween(of(draws), from, to);
      expect([...drawsBetween(of(draws), from, middle), ...drawsBetween(of(draws), addDays(middle, 1), to)]).toEqual(
        all,
      );
      expect(all).toEqual([...new Set(all)].sort());
      expect(nextDraw(of(draws), addDays(from, -1)) >= from).toBe(true);
    }),
    { numRuns: 60 },
  );
});
