import { type Weekday, weekdays } from './country-config.ts';

const MS_PER_HOUR = 3_600_000;
const MS_PER_DAY = 24 * MS_PER_HOUR;
const DECISION_HOUR_UTC = 20;

/** Calendar date `YYYY-MM-DD`, without a zone. */
export type IsoDate = string;

/** True for a date that exists: 2026-02-30 does not. */
export function isIsoDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const instant = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(text);
}

/** Days since 1970-01-01. */
export function dayNumber(date: IsoDate): number {
  return Date.parse(`${date}T00:00:00Z`) / MS_PER_DAY;
}

export function addDays(date: IsoDate, days: number): IsoDate {
  return new Date((dayNumber(date) + days) * MS_PER_DAY).toISOString().slice(0, 10);
}

/** @throws RangeError where `date` is no date. */
export function weekdayOf(date: IsoDate): Weekday {
  // 1970-01-01 was a Thursday, three days after a Monday.
  const weekday = weekdays[modulo(dayNumber(date) + 3, 7)];
  if (weekday === undefined) throw new RangeError(`not a date: ${date}`);
  return weekday;
}

/** The calendar date that clocks in `timeZone` show at `instant`. */
export function localDate(instant: Date, timeZone: string): IsoDate {
  const format = new Intl.DateTimeFormat('en', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  const parts = new Map(format.formatToParts(instant).map(({ type, value }) => [type, value]));
  return `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}`;
}

/** The instant at which `date` begins on clocks in `timeZone`: the earliest whose local date it is. */
export function startOfDay(date: IsoDate, timeZone: string): Date {
  // Zones are within 14 hours of UTC, and change by quarters of an hour.
  const QUARTER = MS_PER_HOUR / 4;
  const midnight = Date.parse(`${date}T00:00:00Z`);
  let [before, from] = [(midnight - 15 * MS_PER_HOUR) / QUARTER, (midnight + 15 * MS_PER_HOUR) / QUARTER];
  while (from - before > 1) {
    const middle = Math.floor((before + from) / 2);
    if (localDate(new Date(middle * QUARTER), timeZone) < date) before = middle;
    else from = middle;
  }
  return new Date(from * QUARTER);
}

/** The first `weekday` strictly after `date`. */
export function nextDrawDate(date: IsoDate, weekday: Weekday): IsoDate {
  return addDays(date, daysFrom(weekdayOf(date), weekday) || 7);
}

/** 20:00 UTC of the last Wednesday that lies wholly before `date`: when the decision for a draw on `date` is made. */
export function decisionTime(date: IsoDate): Date {
  return new Date(`${wednesdayUpTo(addDays(date, -1))}T${DECISION_HOUR_UTC}:00:00Z`);
}

/** ISO 8601 week, such as `2026-W48`, of the last Wednesday 20:00 UTC at or before `instant`. */
export function decisionWeek(instant: Date): string {
  const shifted = new Date(instant.getTime() - DECISION_HOUR_UTC * MS_PER_HOUR).toISOString().slice(0, 10);
  // An ISO week belongs to the year that holds its Thursday, and week 1 is the one with the year's first.
  const thursday = addDays(wednesdayUpTo(shifted), 1);
  const year = thursday.slice(0, 4);
  const week = Math.floor((dayNumber(thursday) - dayNumber(`${year}-01-01`)) / 7) + 1;
  return `${year}-W${String(week).padStart(2, '0')}`;
}

function wednesdayUpTo(date: IsoDate): IsoDate {
  return addDays(date, -daysFrom('wednesday', weekdayOf(date)));
}

/** Days from one weekday to the next such `to`, 0 to 6. */
function daysFrom(from: Weekday, to: Weekday): number {
  return modulo(weekdays.indexOf(to) - weekdays.indexOf(from), 7);
}

function modulo(value: number, divisor: number): number {
  return ((value % divisor) + divisor) % divisor;
}
