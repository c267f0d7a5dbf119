import * as fc from 'fast-check';
import {
  type Announcing,
  addDays,
  announceBy,
  decisionTime,
  drawsBetween,
  drawsOfRun,
  dueDraws,
  isoWeek,
  localDate,
  missingRuns,
  runAfter,
  runBefore,
  runName,
  runsOf,
  scheduledRun,
  weekdays,
} from '../src/index.ts';

const weekly = runsOf(null);

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
  expect(decisionTime(game('Europe/London'), date, weekly).toISOString()).toBe(instant);
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
  expect(isoWeek(scheduledRun(new Date(instant), weekly))).toBe(week);
});

test('runs lie strictly before and after an instant', () => {
  const run = new Date('2026-11-25T20:00:00Z');
  expect(runBefore(run, weekly).toISOString()).toBe('2026-11-18T20:00:00.000Z');
  expect(runAfter(run, weekly).toISOString()).toBe('2026-12-02T20:00:00.000Z');
  expect(runBefore(new Date('2026-11-25T20:00:01Z'), weekly)).toEqual(run);
  const runs = [
    { weekday: 'monday', time: '06:30' },
    { weekday: 'thursday', time: '06:30' },
  ] as const;
  expect(runAfter(run, runs).toISOString()).toBe('2026-11-26T06:30:00.000Z');
  expect(runBefore(run, runs).toISOString()).toBe('2026-11-23T06:30:00.000Z');
});

test('a Thursday in Tokyo begins before that week’s run: the run a week earlier decides it', () => {
  const tokyo = game('Asia/Tokyo', { draw: { weekday: 'thursday' } });
  expect(decisionTime(tokyo, '2026-12-03', weekly).toISOString()).toBe('2026-11-25T20:00:00.000Z');
  expect(dueDraws(tokyo, new Date('2026-11-25T20:00:00Z'), weekly)).toEqual(['2026-12-03']);
});

test('a lottery whose tickets are paid in advance is decided a month ahead', () => {
  const ahead = game('Europe/Amsterdam', { announce: { daysBefore: 30 } });
  expect(announceBy(ahead, '2026-11-28').toISOString()).toBe('2026-10-28T23:00:00.000Z');
  expect(decisionTime(ahead, '2026-11-28', weekly).toISOString()).toBe('2026-10-28T20:00:00.000Z');
});

const twiceAWeek = [
  { weekday: 'wednesday', time: '20:00' },
  { weekday: 'sunday', time: '06:30' },
] as const;

test.each([
  ['2026-11-25T20:00:00Z', '2026-11-25T2000'],
  ['2026-11-29T06:29:59Z', '2026-11-25T2000'],
  ['2026-11-29T06:30:00Z', '2026-11-29T0630'],
])('a run at %s has the name of its scheduled instant', (instant, name) => {
  expect(runName(scheduledRun(new Date(instant), twiceAWeek))).toBe(name);
});

const RUN = new Date('2026-11-25T20:00:00Z');
const twiceDrawn = game('Europe/London', { draw: undefined, draws: { weekdays: ['wednesday', 'saturday'] } });
const jackpot = { min: 1, max: 2, step: 1, rollover: false };
const carries = { ...twiceDrawn, jackpot: { ...jackpot, rollover: true } };

test('a run decides every draw that is due, but of a rollover only the first: the next depends on it', () => {
  expect(drawsOfRun({ ...twiceDrawn, jackpot }, RUN, weekly)).toEqual(['2026-11-28', '2026-12-02']);
  expect(drawsOfRun(carries, RUN, weekly)).toEqual(['2026-11-28']);
});

test('a rollover drawn twice a week lacks a run between its draws, which is named', () => {
  expect(missingRuns(carries, '2026-11-27', weekly)).toEqual({
    drawDate: '2026-12-02',
    runs: [{ weekday: 'tuesday', time: '20:00' }],
  });
  expect(missingRuns(carries, '2026-11-27', [...weekly, { weekday: 'tuesday', time: '20:00' }])).toBeNull();
  expect(missingRuns({ ...carries, jackpot }, '2026-11-27', weekly)).toBeNull();
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
        const clock = runAfter(instant, weekly);
        const due: string[] = [];
        let run = clock;
        for (let week = 0; week < 9; week += 1, run = runAfter(run, weekly)) {
          for (const draw of dueDraws(config, run, weekly))
            expect([draw, decisionTime(config, draw, weekly)]).toEqual([draw, run]);
          due.push(...dueDraws(config, run, weekly));
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
