import type { CountryConfig, IsoDate } from '@jackpot/config-schema';
import { payoutWindow, planBound, type PlanWindow } from '@jackpot/constrained-optimiser';
import type { SalesRow } from '@jackpot/sales-data';
import type { KnownWeek } from './known-week.ts';

/** Relative to a window's sales: above the solver's tolerance, lest it shut out what was announced. */
const rounding = 1e-8;

/**
 * The most that the weeks could have earned with the same use of the payout ratio: known demand's best plan among those in
 * which every window misses its bounds by no more than it did, and the last one lies no nearer to them. What was announced
 * is such a plan, so no policy has earned more.
 *
 * @param past draws before the weeks
 */
export async function attainableRevenue(
  config: CountryConfig,
  past: readonly SalesRow[],
  weeks: readonly KnownWeek[],
): Promise<number> {
  const windows = weeks.flatMap(({ drawDate }, last) => windowsThatEnd(config, past, drawDate, last));
  const used = windows.map((window): PlanWindow => {
    const { beyond, sales } = position(window, weeks);
    const allowed = window.last === weeks.length - 1 ? beyond : Math.max(0, beyond);
    return { ...window, margin: -allowed - rounding * sales };
  });
  const bound = await planBound({ draws: weeks.map(({ options }) => options), windows: used, maxChange: null });
  if (bound === null) throw new RangeError('what was announced is not among what might have been');
  return bound;
}

type Window = Omit<PlanWindow, 'margin'>;

function windowsThatEnd(config: CountryConfig, past: readonly SalesRow[], drawDate: IsoDate, last: number): Window[] {
  const { weeks, min, max } = config.constraints.payoutRatio;
  const { sales, expectedPrizes } = payoutWindow(config, past, drawDate);
  const window = { first: Math.max(0, last - weeks + 1), last, pastSales: sales, pastPrizes: expectedPrizes };
  return [
    ...(max === undefined ? [] : [{ ...window, bound: 'max' as const, ratio: max }]),
    ...(min === undefined ? [] : [{ ...window, bound: 'min' as const, ratio: min }]),
  ];
}

/** `beyond`: money by which prizes lie above the cap, or below the floor; negative inside. */
function position({ bound, ratio, first, last, pastSales, pastPrizes }: Window, weeks: readonly KnownWeek[]) {
  let [sales, prizes] = [pastSales, pastPrizes];
  for (const { held } of weeks.slice(first, last + 1)) {
    sales += held.expectedSales;
    prizes += held.expectedPrizes;
  }
  const over = prizes - ratio * sales;
  return { sales, beyond: bound === 'max' ? over : -over };
}
