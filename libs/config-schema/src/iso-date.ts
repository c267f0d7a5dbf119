export const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
export type Weekday = (typeof weekdays)[number];

const MS_PER_DAY = 86_400_000;

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

/** The date so many days after 1970-01-01. */
export function dateOfDay(day: number): IsoDate {
  return new Date(day * MS_PER_DAY).toISOString().slice(0, 10);
}

export function addDays(date: IsoDate, days: number): IsoDate {
  return dateOfDay(dayNumber(date) + days);
}

/** Days since the Monday before 1970-01-01, which was a Thursday: whole weeks, and the place in the week. */
export function weekAndPlace(day: number): { readonly week: number; readonly place: number } {
  const week = Math.floor((day + 3) / 7);
  return { week, place: day + 3 - 7 * week };
}

/** @throws RangeError where `date` is no date. */
export function weekdayOf(date: IsoDate): Weekday {
  const weekday = weekdays[weekAndPlace(dayNumber(date)).place];
  if (weekday === undefined) throw new RangeError(`not a date: ${date}`);
  return weekday;
}
