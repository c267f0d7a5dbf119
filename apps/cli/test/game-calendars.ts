import { type CountryConfig, weekdays } from '@jackpot/config-schema';
import { exampleConfig } from '@jackpot/fixtures';

const zones = ['America/Los_Angeles', 'Europe/London', 'Asia/Dubai', 'Pacific/Kiritimati'];
const pause = { weekdays: ['saturday'], exceptions: [{ date: '2026-09-26', until: '2026-11-20', cancelled: true }] };
const moved = { weekdays: ['saturday'], exceptions: [{ date: '2026-10-03', movedTo: '2026-10-04' }] };

/** First of the runs that meet every exception of the calendars. */
export const FIRST_RUN = new Date('2026-09-16T20:00:00Z');

const changes: readonly (readonly [name: string, changes: object])[] = [
  ...weekdays.flatMap((weekday) =>
    zones.map((timeZone) => [`on ${weekday} in ${timeZone}`, { draws: { weekdays: [weekday] }, timeZone }] as const),
  ),
  ['twice a week', { draws: { weekdays: ['wednesday', 'saturday'] } }],
  ['three times a week', { draws: { weekdays: ['monday', 'wednesday', 'saturday'] } }],
  ['daily', { draws: { weekdays: [...weekdays] } }],
  ['fortnightly', { draws: { weekdays: ['friday'], everyWeeks: 2, from: '2026-01-02' } }],
  ['monthly', { draws: { nth: { weekday: 'friday', of: 'last' } } }],
  ['on Saturdays, announced a month ahead', { draws: { weekdays: ['saturday'] }, announce: { daysBefore: 30 } }],
  ['with a pause of eight weeks', { draws: pause }],
  ['with a draw that is moved', { draws: moved }],
];

/** A game of each calendar that is played, by name. */
export const gameCalendars: readonly (readonly [name: string, config: CountryConfig])[] = changes.map(
  ([name, calendar]) => [name, exampleConfig({ draw: undefined, ...calendar })],
);
