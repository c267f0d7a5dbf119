import { type IsoDate, dayNumber } from '@jackpot/config-schema';
import { cos, sin } from '@jackpot/elementary-functions';
import type { Recipe } from './recipe.ts';

const DAYS_PER_YEAR = 365.25;

/** Easter Sunday of a Gregorian year, as days since 1970-01-01 (anonymous algorithm; Meeus, Astronomical Algorithms, ch. 8). */
export function easterSunday(year: number): number {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 19 * l) / 433);
  const month = Math.floor((h + l - 7 * m + 90) / 25);
  const day = (h + l - 7 * m + 33 * month + 19) % 32;
  return dayNumber(`${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`);
}

/** Names of the indicators that `holidays` gives, in its order. */
export const holidayNames = ['christmas', 'turnOfYear', 'firstWeekOfYear', 'easter'] as const;

/** One indicator each for the week to Christmas, the days around New Year, the week after them, and Thursday to Monday of Easter. */
export function holidays(date: IsoDate): number[] {
  const monthDay = date.slice(5);
  const sinceEaster = dayNumber(date) - easterSunday(Number(date.slice(0, 4)));
  return [
    monthDay >= '12-19' && monthDay <= '12-25',
    monthDay >= '12-26' || monthDay === '01-01',
    monthDay >= '01-02' && monthDay <= '01-08',
    sinceEaster >= -3 && sinceEaster <= 1,
  ].map(Number);
}

/** Sines and cosines of 1 … `pairs` cycles at `phase` (in cycles). */
function harmonics(phase: number, pairs: number): number[] {
  return Array.from({ length: pairs }, (_, i) => 2 * Math.PI * (i + 1) * phase).flatMap((angle) => [
    sin(angle),
    cos(angle),
  ]);
}

/** Cycles of the year, from the actual date: a missing week shifts nothing. */
export function yearlyHarmonics(date: IsoDate, pairs: number): number[] {
  return harmonics((dayNumber(date) - dayNumber(`${date.slice(0, 4)}-01-01`)) / DAYS_PER_YEAR, pairs);
}

/** Cycles of the calendar month, at noon of the day. */
export function monthlyHarmonics(date: IsoDate, pairs: number): number[] {
  const day = Number(date.slice(8));
  const daysInMonth = new Date(Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)), 0)).getUTCDate();
  return harmonics((day - 0.5) / daysInMonth, pairs);
}

/** Years from `origin` to `date`, negative before it. */
export function yearsSince(origin: IsoDate, date: IsoDate): number {
  return (dayNumber(date) - dayNumber(origin)) / DAYS_PER_YEAR;
}

const columnsByDate = new WeakMap<Recipe['features'], Map<IsoDate, readonly number[]>>();

/** Season, month and holidays of a date, in this order. Kept once worked out: many origins and jackpots share a date. */
export function calendarColumns(date: IsoDate, features: Recipe['features']): readonly number[] {
  const known = columnsByDate.get(features) ?? new Map<IsoDate, readonly number[]>();
  columnsByDate.set(features, known);
  const columns = known.get(date) ?? [
    ...yearlyHarmonics(date, features.yearlyHarmonics),
    ...monthlyHarmonics(date, features.monthlyHarmonics),
    ...(features.holidays ? holidays(date) : []),
  ];
  known.set(date, columns);
  return columns;
}
