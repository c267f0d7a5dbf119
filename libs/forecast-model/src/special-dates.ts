import type { IsoDate } from '@jackpot/config-schema';
import type { Recipe } from './recipe.ts';

/** A past draw's surprise, of log tickets, and the same in scales. */
export interface DatedSurprise {
  readonly drawDate: IsoDate;
  readonly surprise: number;
  readonly standardised: number;
}

/** A day of the year on which sales differ by `shift` from what everything else explains, with the shift's variance. */
export interface SpecialDate {
  /** 1 … 365; 29 February counts as the 28th. */
  readonly day: number;
  readonly shift: number;
  readonly variance: number;
}

const DAYS = 365;
const daysBeforeMonth = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];
/** One year that was odd is not a yearly draw. */
const LEAST_YEARS = 2;
/** Share of a shift that its variance grows by: large shifts differ more from year to year. */
const SHIFT_VARIANCE = 0.025;

/** Day of the year, 1 … 365, as if no year had a leap day. */
export function leapFreeDay(date: IsoDate): number {
  const [month, day] = [Number(date.slice(5, 7)), Number(date.slice(8))];
  return (daysBeforeMonth[month - 1] ?? 0) + (month === 2 ? Math.min(day, 28) : day);
}

/** Shift of one date from the surprises on it, shrunk towards none (James & Stein 1961); null where it isn't special. */
function shiftOf(surprises: readonly DatedSurprise[], shrinkage: number): Omit<SpecialDate, 'day'> | null {
  const count = surprises.length;
  if (count < LEAST_YEARS) return null;
  const sign = Math.sign(surprises[0]?.standardised ?? 0);
  if (surprises.some(({ standardised }) => Math.sign(standardised) !== sign)) return null;
  const meanOf = (value: (s: DatedSurprise) => number) => surprises.reduce((sum, s) => sum + value(s), 0) / count;
  const varianceOf = (value: (s: DatedSurprise) => number) => {
    const mean = meanOf(value);
    return meanOf((s) => (value(s) - mean) ** 2);
  };
  const meanScore = meanOf(({ standardised }) => standardised);
  const noise = Math.max(
    1,
    varianceOf(({ standardised }) => standardised),
  );
  const kept = 1 - (shrinkage * noise) / (count * meanScore ** 2);
  if (!(kept > 0)) return null;
  const shift = kept * meanOf(({ surprise }) => surprise);
  return { shift, variance: (varianceOf(({ surprise }) => surprise) + SHIFT_VARIANCE * Math.abs(shift)) / count };
}

/**
 * Days of the year with a draw of their own: those on which at least two past draws all surprised the same way, by more
 * than chance explains. A function of the date alone, so it belongs to what a plan's weeks are separable in.
 */
export function specialDates(
  surprises: readonly DatedSurprise[],
  { specialDates: { withinDays, shrinkage } }: Recipe,
): SpecialDate[] {
  const byDay = Array.from({ length: DAYS }, (): DatedSurprise[] => []);
  for (const surprise of surprises) byDay[leapFreeDay(surprise.drawDate) - 1]?.push(surprise);
  return byDay.flatMap((_, index) => {
    const near = Array.from({ length: 2 * withinDays + 1 }, (__, i) => (index + i - withinDays + DAYS) % DAYS);
    const shift = shiftOf(
      near.flatMap((day) => byDay[day] ?? []),
      shrinkage,
    );
    return shift === null ? [] : [{ day: index + 1, ...shift }];
  });
}
