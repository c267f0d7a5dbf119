import type { CountryConfig } from '@jackpot/config-schema';
import { beyondBound, payoutWindows, planBound, type PlanWindow, windowSums } from '@jackpot/constrained-optimiser';
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
  const dates = weeks.map(({ drawDate }) => drawDate);
  const windows = payoutWindows({ config, history: past, openDraws: [], drawDate: dates[0] ?? '' }, dates);
  const announced = weeks.map(({ held }) => held);
  const used = windows.map((window): PlanWindow => {
    const sums = windowSums(announced, window);
    const beyond = beyondBound(window, sums);
    const allowed = window.last === weeks.length - 1 ? beyond : Math.max(0, beyond);
    return { ...window, margin: -allowed - rounding * sums.sales };
  });
  const bound = await planBound({
    draws: weeks.map(({ options }) => options),
    windows: used,
    maxChange: null,
    carried: null,
  });
  if (bound === null) throw new RangeError('what was announced is not among what might have been');
  return bound;
}
