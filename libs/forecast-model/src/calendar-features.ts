import { type IsoDate, dayNumber } from '@jackpot/config-schema';
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

/** One indicator each for the week to Christmas, the days around New Year, the week after them, and Easter. */
export function holidays(date: IsoDate): number[] {
  const monthDay = date.slice(5);
  const sinceEaster = dayNumber(date) - easterSunday(Number(date.slice(0, 4)));
  return [
    monthDay >= '12-19' && monthDay <= '12-25',
    monthDay >= '12-26' || monthDay === '01-01',
    monthDay >= '01-02' && monthDay <= '01-08',
    sinceEaster >= -3 && sinceEaster <= 3,
  ].map(Number);
}

/** Sines and cosines of 1 … `pairs` cycles at `phase` (in cycles). */
function harmonics(phase: number, pairs: number): number[] {
  return Array.from({ length: pairs }, (_, i) => 2 * Math.PI * (i + 1) * phase).flatMap((angle) => [
    Math.sin(angle),
    Math.cos(angle),
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

/** Prior precision of each harmonic: higher frequencies are held closer to zero. */
export function harmonicPrecisions(pairs: number, precision: number): number[] {
  return Array.from({ length: 2 * pairs }, (_, i) => precision * (Math.floor(i / 2) + 1));
}

/** Number of calendar columns of a recipe: harmonics, then holidays. */
export function calendarPrecisions({ features, penalties }: Recipe): number[] {
  return [
    ...harmonicPrecisions(features.yearlyHarmonics, penalties.yearly),
    ...Array.from({ length: 2 * features.monthlyHarmonics }, () => penalties.monthly),
    ...(features.holidays ? holidayNames.map(() => penalties.calendar) : []),
  ];
}
