import type { CountryConfig } from './country-config.ts';
import { isDrawDay, patternOn } from './draw-pattern.ts';
import type { DrawException, DrawsConfig } from './draws-config.ts';
import { type IsoDate, addDays, dateOfDay, dayNumber } from './iso-date.ts';

/** Days of the year over which ratios and risks are stated: 52 weeks, so that each weekday is in it equally often. */
const DAYS_PER_YEAR = 364;
const DAYS_PER_WEEK = 7;
const LAST_DATE = '9999-12-31';
const FIRST_DATE = '0001-01-01';

/** Part of a config that says when its game is drawn. */
export type DrawCalendar = Pick<CountryConfig, 'draw' | 'draws'>;

/** The draws from one date to another, both included, rising: the only source of draw dates. */
export function drawsBetween(calendar: DrawCalendar, from: IsoDate, to: IsoDate): IsoDate[] {
  const draws = drawsOf(calendar);
  const exceptions = draws.exceptions ?? [];
  const regular = daysBetween(dayNumber(from), dayNumber(to)).filter((day) => isDrawDay(patternOn(draws, day), day));
  const dates = regular.map(dateOfDay).filter((date) => !exceptions.some((exception) => takesAway(exception, date)));
  const added = exceptions
    .flatMap(({ date, movedTo, extra }) => movedTo ?? (extra === undefined ? [] : date))
    .filter((date) => date >= from && date <= to);
  return added.length === 0 ? dates : [...new Set([...dates, ...added])].sort();
}

function daysBetween(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, days) => from + days);
}

/** The short form of a config, written out. */
function drawsOf({ draw, draws }: DrawCalendar): DrawsConfig {
  if (draws !== undefined) return draws;
  if (draw === undefined) throw new TypeError('a config without draw and draws: parsing refuses it');
  return { weekdays: [draw.weekday] };
}

function takesAway({ date, cancelled, until = date, movedTo }: DrawException, draw: IsoDate): boolean {
  return movedTo === undefined ? cancelled === true && draw >= date && draw <= until : draw === date;
}

/** The first draw after `date`. @throws RangeError where the calendar ends, with the year 9999 */
export function nextDraw(calendar: DrawCalendar, date: IsoDate): IsoDate {
  for (let after = date; after < LAST_DATE;) {
    const to = dayNumber(LAST_DATE) - dayNumber(after) > DAYS_PER_YEAR ? addDays(after, DAYS_PER_YEAR) : LAST_DATE;
    const [first] = drawsBetween(calendar, addDays(after, 1), to);
    if (first !== undefined) return first;
    after = to;
  }
  throw new RangeError(`the calendar has no draw after ${date}`);
}

/** The last draw before `date`. @throws RangeError where the calendar begins, with the year 1 */
export function previousDraw(calendar: DrawCalendar, date: IsoDate): IsoDate {
  for (let before = date; before > FIRST_DATE;) {
    const from =
      dayNumber(before) - dayNumber(FIRST_DATE) > DAYS_PER_YEAR ? addDays(before, -DAYS_PER_YEAR) : FIRST_DATE;
    const last = drawsBetween(calendar, from, addDays(before, -1)).at(-1);
    if (last !== undefined) return last;
    before = from;
  }
  throw new RangeError(`the calendar has no draw before ${date}`);
}

/** The draws between two dates, without either. */
export function drawsInside(calendar: DrawCalendar, after: IsoDate, before: IsoDate): IsoDate[] {
  return drawsBetween(calendar, addDays(after, 1), addDays(before, -1));
}

/** Draws from one date to a later draw, that one counted: at least 1. */
export function drawsAhead(calendar: DrawCalendar, from: IsoDate, to: IsoDate): number {
  return Math.max(1, drawsBetween(calendar, addDays(from, 1), to).length);
}

/** Draws of the 364 days that begin with a date: at least 1. */
export function drawsPerYear(calendar: DrawCalendar, date: IsoDate): number {
  return Math.max(1, drawsBetween(calendar, date, addDays(date, DAYS_PER_YEAR - 1)).length);
}

/** Planned draws, from the one on `drawDate` on, that lie less than so many weeks ahead of it. */
export function drawsWithin(calendar: DrawCalendar, drawDate: IsoDate, weeks: number): number {
  return drawsBetween(calendar, drawDate, addDays(drawDate, DAYS_PER_WEEK * weeks - 1)).length;
}

/** Years of 364 days in so many weeks. */
export function yearsOf(weeks: number): number {
  return (DAYS_PER_WEEK * weeks) / DAYS_PER_YEAR;
}

/** The draws of a plan of so many weeks that begins with a draw; of one week, that draw alone. */
export function plannedDraws(calendar: DrawCalendar, drawDate: IsoDate, weeks: number): IsoDate[] {
  return weeks === 1 ? [drawDate] : drawsBetween(calendar, drawDate, addDays(drawDate, DAYS_PER_WEEK * weeks - 1));
}

/** The last day before a window of so many weeks that ends with a draw. */
export function windowOpens(drawDate: IsoDate, weeks: number): IsoDate {
  return addDays(drawDate, -DAYS_PER_WEEK * weeks);
}
