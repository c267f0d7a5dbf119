import { drawsBetween } from './calendar.ts';
import type { CompanyConfig, RunTime } from './company-config.ts';
import type { CountryConfig } from './country-config.ts';
import { type IsoDate, addDays, dateOfDay, dayNumber, weekAndPlace, weekdayOf, weekdays } from './iso-date.ts';
import { localDate, startOfDay } from './local-time.ts';

const MS_PER_DAY = 86_400_000;
const THURSDAY = weekdays.indexOf('thursday');

/** The times of every week at which a company runs: Wednesday, 20:00 UTC, where it says nothing or its config is wrong. */
export function runsOf(company: Pick<CompanyConfig, 'runs'> | null): readonly RunTime[] {
  return company?.runs ?? [{ weekday: 'wednesday', time: '20:00' }];
}

/** Part of a config that says when a jackpot must be public. */
export type Announcing = Pick<CountryConfig, 'draw' | 'draws' | 'announce' | 'timeZone'>;

/** The last run before `instant`. */
export function runBefore(instant: Date, runs: readonly RunTime[]): Date {
  return nearestRun(instant, -1, runs);
}

/** The first run after `instant`. */
export function runAfter(instant: Date, runs: readonly RunTime[]): Date {
  return nearestRun(instant, 1, runs);
}

function nearestRun(instant: Date, sign: 1 | -1, runs: readonly RunTime[]): Date {
  const today = Math.floor(instant.getTime() / MS_PER_DAY);
  const times = weekdays.flatMap((_, days) => runsOn(dateOfDay(today + sign * days), runs));
  // A week away lies today's own run where it is over, or still to come.
  const all = [...times, ...runsOn(dateOfDay(today + sign * weekdays.length), runs)].map((run) => run.getTime());
  const found = all.filter((run) => sign * (run - instant.getTime()) > 0);
  return new Date(sign * Math.min(...found.map((run) => sign * run)));
}

function runsOn(date: IsoDate, runs: readonly RunTime[]): Date[] {
  return runs.filter(({ weekday }) => weekday === weekdayOf(date)).map(({ time }) => new Date(`${date}T${time}:00Z`));
}

/** The instant by which a draw's jackpot must be public: the beginning of its day, or of a day before, on local clocks. */
export function announceBy({ announce, timeZone }: Announcing, drawDate: IsoDate): Date {
  return startOfDay(addDays(drawDate, -(announce?.daysBefore ?? 0)), timeZone);
}

/** Time of the decision for a draw: the last run before its jackpot must be public. */
export function decisionTime(config: Announcing, drawDate: IsoDate, runs: readonly RunTime[]): Date {
  return runBefore(announceBy(config, drawDate), runs);
}

/** The draws that are due at a run, rising: those whose jackpot must be public after it and no later than at the next run. */
export function dueDraws(config: Announcing, clock: Date, runs: readonly RunTime[]): IsoDate[] {
  const next = runAfter(clock, runs);
  const daysBefore = config.announce?.daysBefore ?? 0;
  const [from, to] = [clock, next].map((instant) => addDays(localDate(instant, config.timeZone), daysBefore));
  return drawsBetween(config, from ?? '', addDays(to ?? '', 1)).filter((draw) => {
    const by = announceBy(config, draw);
    return by > clock && by <= next;
  });
}

/**
 * The draws that a run decides. Where an unwon jackpot is carried over, that is the first due alone: a later one depends on a
 * draw that is still to come.
 */
export function drawsOfRun(config: DecidedGame, clock: Date, runs: readonly RunTime[]): IsoDate[] {
  const due = dueDraws(config, clock, runs);
  return config.jackpot.rollover ? due.slice(0, 1) : due;
}

/** Part of a config that says which draws a run decides. */
export type DecidedGame = Announcing & Pick<CountryConfig, 'jackpot'>;

/** A pause of a game may be a year. */
const MOST_RUNS = 400;

/**
 * The first run from an instant on at which a draw is due, and that draw.
 * @throws RangeError where no draw is due in the years after it
 */
export function firstDue(
  config: Announcing,
  from: Date,
  runs: readonly RunTime[],
): { readonly drawDate: IsoDate; readonly clock: Date } {
  let clock = runAfter(new Date(from.getTime() - 1), runs);
  for (let run = 0; run < MOST_RUNS; run += 1, clock = runAfter(clock, runs)) {
    const [drawDate] = dueDraws(config, clock, runs);
    if (drawDate !== undefined) return { drawDate, clock };
  }
  throw new RangeError(`no draw is due in the years after ${from.toISOString()}`);
}

/** The scheduled instant that a run at `instant` belongs to: the last at or before it. */
export function scheduledRun(instant: Date, runs: readonly RunTime[]): Date {
  return runBefore(new Date(instant.getTime() + 1), runs);
}

/** Name of a scheduled run, such as `2026-11-25T2000`, by its instant in UTC. */
export function runName(run: Date): string {
  return run.toISOString().slice(0, 16).replace(':', '');
}

/** ISO 8601 week of an instant in UTC, such as `2026-W48`. */
export function isoWeek(instant: Date): string {
  const date = instant.toISOString().slice(0, 10);
  // An ISO week belongs to the year that holds its Thursday, and week 1 is the one with the year's first.
  const thursday = addDays(date, THURSDAY - weekAndPlace(dayNumber(date)).place);
  const year = thursday.slice(0, 4);
  const week = Math.floor((dayNumber(thursday) - dayNumber(`${year}-01-01`)) / weekdays.length) + 1;
  return `${year}-W${String(week).padStart(2, '0')}`;
}
