import * as fc from 'fast-check';
import {
  type Announcing,
  addDays,
  announceBy,
  decisionTime,
  decisionWeek,
  drawsBetween,
  dueDraws,
  localDate,
  runAfter,
  runBefore,
  weekdays,
} from '../src/index.ts';

const game = (timeZone: string, more: Partial<Announcing> = {}): Announcing => ({
  draw: { weekday: 'saturday' },
  timeZone,
  ...more,
});

test.each([
  ['2026-11-28', '2026-11-25T20:00:00.000Z'],
  ['2026-11-26', '2026-11-25T20:00:00.000Z'],
  ['2026-11-25', '2026-11-18T20:00:00.000Z'],
  ['2027-01-02', '2026-12-30T20:00:00.000Z'],
])('the decision for a draw in London on %s is made at %s', (date, instant) => {
  expect(decisionTime(game('Europe/London'), date).toISOString()).toBe(instant);
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

test('runs lie strictly before and after an instant', () => {
  const run = new Date('2026-11-25T20:00:00Z');
  expect(runBefore(run).toISOString()).toBe('2026-11-18T20:00:00.000Z');
  expect(runAfter(run).toISOString()).toBe('2026-12-02T20:00:00.000Z');
  expect(runBefore(new Date('2026-11-25T20:00:01Z'))).toEqual(run);
  const runs = [
    { weekday: 'monday', time: '06:30' },
    { weekday: 'thursday', time: '06:30' },
  ] as const;
  expect(runAfter(run, runs).toISOString()).toBe('2026-11-26T06:30:00.000Z');
  expect(runBefore(run, runs).toISOString()).toBe('2026-11-23T06:30:00.000Z');
});

test('a Thursday in Tokyo begins before that week’s run: the run a week earlier decides it', () => {
  const tokyo = game('Asia/Tokyo', { draw: { weekday: 'thursday' } });
  expect(decisionTime(tokyo, '2026-12-03').toISOString()).toBe('2026-11-25T20:00:00.000Z');
  expect(dueDraws(tokyo, new Date('2026-11-25T20:00:00Z'))).toEqual(['2026-12-03']);
});

test('a lottery whose tickets are paid in advance is decided a month ahead', () => {
  const ahead = game('Europe/Amsterdam', { announce: { daysBefore: 30 } });
  expect(announceBy(ahead, '2026-11-28').toISOString()).toBe('2026-10-28T23:00:00.000Z');
  expect(decisionTime(ahead, '2026-11-28').toISOString()).toBe('2026-10-28T20:00:00.000Z');
});

const zones = ['America/Los_Angeles', 'Europe/London', 'Asia/Dubai', 'Pacific/Kiritimati'];
const calendars: Partial<Announcing>[] = [
  ...weekdays.map((weekday) => ({ draw: { weekday } })),
  { draws: { weekdays: ['wednesday', 'saturday'] } },
  { draws: { weekdays: ['monday', 'wednesday', 'saturday'] } },
  { draws: { weekdays: [...weekdays] } },
  { draws: { weekdays: ['friday'], everyWeeks: 2, from: '2026-01-02' } },
  { draws: { dayOfMonth: 31 } },
  { draws: { nth: { weekday: 'sunday', of: 'last' } }, announce: { daysBefore: 30 } },
];

test('each draw is due at one run, the last before its jackpot must be public', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...calendars),
      fc.constantFrom(...zones),
      fc.date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true }),
      (calendar, zone, instant) => {
        const config = { ...game(zone), draw: undefined, ...calendar };
        const clock = runAfter(instant);
        const due: string[] = [];
        let run = clock;
        for (let week = 0; week < 9; week += 1, run = runAfter(run)) {
          for (const draw of dueDraws(config, run)) expect([draw, decisionTime(config, draw)]).toEqual([draw, run]);
          due.push(...dueDraws(config, run));
        }
        const decided = drawsBetween(config, localDate(clock, 'UTC'), addDays(localDate(run, 'UTC'), 31)).filter(
          (draw) => announceBy(config, draw) > clock && announceBy(config, draw) <= run,
        );
        expect(due).toEqual(decided);
      },
    ),
    { numRuns: 40 },
  );
});
