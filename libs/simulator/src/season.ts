import { dayNumber, type IsoDate } from '@jackpot/config-schema';
import { cos, exp } from '@jackpot/elementary-functions';

/** One wave a year. */
export interface YearlySeason {
  readonly amplitude: number;
  /** Day of the year, 1 to 366, on which sales are highest. */
  readonly peakDay: number;
}

/** Uplift at the height of each peak. */
export interface HolidayPeaks {
  readonly christmas: number;
  readonly newYear: number;
  readonly easter: number;
}

/** Days over which a peak falls to e^(-1/2) of its height. */
const CHRISTMAS_DAYS = 7;
const NEW_YEAR_DAYS = 4;
const EASTER_DAYS = 5;

export function yearlySeason({ amplitude, peakDay }: YearlySeason, date: IsoDate): number {
  const dayOfYear = dayNumber(date) - dayNumber(`${date.slice(0, 4)}-01-01`) + 1;
  return amplitude * cos((2 * Math.PI * (dayOfYear - peakDay)) / 365.25);
}

export function holidayUplift(peaks: HolidayPeaks, date: IsoDate): number {
  const year = Number(date.slice(0, 4));
  const yearEnds = [year - 1, year].map(
    (ending) =>
      bump(date, `${ending}-12-22`, CHRISTMAS_DAYS, peaks.christmas) +
      bump(date, `${ending + 1}-01-01`, NEW_YEAR_DAYS, peaks.newYear),
  );
  return yearEnds.reduce((sum, uplift) => sum + uplift, bump(date, easterSunday(year), EASTER_DAYS, peaks.easter));
}

/** Gregorian Easter by the anonymous algorithm as published in Nature, 20 April 1876 (Meeus, Astronomical Algorithms, ch. 8). */
export function easterSunday(year: number): IsoDate {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const e = b % 4;
  const g = Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3);
  const h = (19 * a + b - d - g + 15) % 30;
  const l = (32 + 2 * e + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const sum = h + l - 7 * m + 114;
  const [month, day] = [Math.floor(sum / 31), (sum % 31) + 1];
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

function bump(date: IsoDate, centre: IsoDate, days: number, height: number): number {
  const distance = (dayNumber(date) - dayNumber(centre)) / days;
  return height * exp(-0.5 * distance * distance);
}
