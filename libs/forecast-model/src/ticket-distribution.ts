/**
 * The forecast of tickets sold in one draw at one jackpot, as weighted points: a discretisation fine enough that sums
 * over the points stand for expectations, tails included. The decision works on these points alone.
 */
export interface TicketDistribution {
  /** Whole numbers of tickets, rising, with probabilities that sum to 1. */
  readonly points: readonly { readonly tickets: number; readonly probability: number }[];
  /** Mean of the points. */
  readonly mean: number;
  readonly median: number;
  /** 5 % and 95 % quantiles. */
  readonly interval90: readonly [low: number, high: number];
  /** True where the jackpot lies outside those that the model has seen. */
  readonly extrapolated: boolean;
}
