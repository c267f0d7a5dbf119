import type { DrawPattern, DrawsConfig } from './draws-config.ts';
import { type IsoDate, dateOfDay, dayNumber, weekAndPlace, weekdays } from './iso-date.ts';

/** True for a day on which the pattern has a draw. `day`: days since 1970-01-01. */
export function isDrawDay(
  { weekdays: days, everyWeeks = 1, from, dayOfMonth, nth }: DrawPattern,
  day: number,
): boolean {
  if (days !== undefined) {
    const { week, place } = weekAndPlace(day);
    const first = from === undefined ? 0 : weekAndPlace(dayNumber(from)).week;
    return (week - first) % everyWeeks === 0 && days.some((weekday) => weekdays[place] === weekday);
  }
  const { dayInMonth, daysInMonth } = monthPlace(day);
  if (dayOfMonth !== undefined) return dayInMonth === Math.min(dayOfMonth, daysInMonth);
  if (nth === undefined || weekdays[weekAndPlace(day).place] !== nth.weekday) return false;
  return nth.of === 'last' ? dayInMonth + 7 > daysInMonth : Math.ceil(dayInMonth / 7) === nth.of;
}

function monthPlace(day: number): { readonly dayInMonth: number; readonly daysInMonth: number } {
  const date = dateOfDay(day);
  const [year, month] = [Number(date.slice(0, 4)), Number(date.slice(5, 7))];
  return { dayInMonth: Number(date.slice(8)), daysInMonth: new Date(Date.UTC(year, month, 0)).getUTCDate() };
}

/** The pattern in force on a day: the first earlier pattern to end on or after it, else the present pattern. */
export function patternOn(draws: DrawsConfig, day: number): DrawPattern {
  let found: DrawPattern & { readonly until?: IsoDate } = draws;
  for (const other of draws.earlier ?? [])
    if (dayNumber(other.until) >= day && (found.until === undefined || other.until < found.until)) found = other;
  return found;
}
