import * as z from 'zod';

/**
 * Bounds that give way, in this order, where no jackpot satisfies them all; `laterMaxChange`: the plan's later draws go without the largest
 * change, because no sequence of jackpots keeps it.
 */
export const yieldingBounds = ['headline', 'maxChange', 'grid', 'laterMaxChange'] as const;
export const yieldingBound = z.enum(yieldingBounds);
export type YieldingBound = z.infer<typeof yieldingBound>;

/** Clause of a sentence that says what gave way and why. */
export const gaveWay: Readonly<Record<YieldingBound, string>> = {
  headline: 'the headline rule gave way, because no round amount keeps the other bounds',
  maxChange: 'the largest change gave way, because no jackpot keeps it beside the other bounds',
  grid: 'the grid gave way, because the rollover lies above it',
  laterMaxChange: 'later weeks are planned without the largest change, which no sequence of jackpots keeps',
};
