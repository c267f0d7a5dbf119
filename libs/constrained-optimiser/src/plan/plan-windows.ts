import type { IsoDate } from '@jackpot/config-schema';
import type { DecisionContext } from '../candidate.ts';
import { pastPrizes, payoutBasis, payoutWindow } from '../payout-ratio.ts';
import type { PlanWindow } from './plan-problem.ts';

/** Each bound of each window that ends with a planned draw, with what lies in it of the past. By end, rising. */
export function planWindows(
  { config, history, window: current }: DecisionContext,
  dates: readonly IsoDate[],
): PlanWindow[] {
  const { weeks, min, max } = config.constraints.payoutRatio;
  const basis = payoutBasis(config, current);
  return dates.flatMap((date, last) => {
    const past = payoutWindow(config, history, date);
    const sums = { pastSales: past.sales, pastPrizes: pastPrizes(past, basis) };
    const window = { first: Math.max(0, last - weeks + 1), last, ...sums, margin: 0 };
    return [
      ...(max === undefined ? [] : [{ ...window, bound: 'max' as const, ratio: max }]),
      ...(min === undefined ? [] : [{ ...window, bound: 'min' as const, ratio: min }]),
    ];
  });
}
