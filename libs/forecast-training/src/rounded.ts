import type { SpecialDate } from '@jackpot/forecast-model';

/** Digits that a weight keeps: more than float32 holds, fewer than would print its noise. */
const WEIGHT_DIGITS = 9;

/** A number as the artefact holds it. */
export const rounded = (x: number) => Number(x.toPrecision(WEIGHT_DIGITS));

/** Special dates as the artefact holds them. */
export function roundedDates(dates: readonly SpecialDate[]): SpecialDate[] {
  return dates.map((date) => ({ ...date, shift: rounded(date.shift), variance: rounded(date.variance) }));
}
