/** The two order statistics (1 = smallest) that bound an interval; 0 or m + 1 means that m residuals cannot bound it. */
export interface ConformalRanks {
  readonly lower: number;
  readonly upper: number;
}

/** Ranks are computed from products such as 100 × 0.05, whose last bit must not decide. */
const ROUNDING = 1e-9;

/** Rank for a one-sided lower quantile at probability `p`, rounded outwards: P(new < rank-th of m) ≤ p. */
export function lowerRank(m: number, p: number): number {
  return Math.floor((m + 1) * p + ROUNDING);
}

/** Rank for a one-sided upper quantile at probability `p`, rounded outwards: P(new ≤ rank-th of m) ≥ p. */
export function upperRank(m: number, p: number): number {
  return Math.ceil((m + 1) * p - ROUNDING);
}

/**
 * Split-conformal ranks for coverage 1 − α: two one-sided ranks at α/2 each, so that neither side pays for the other's
 * skew. A new residual, exchangeable with the m given, lies between them with probability (upper − lower)/(m + 1).
 * Source: Romano, Patterson & Candès, Conformalized Quantile Regression (2019), theorem 2.
 */
export function conformalRanks(m: number, alpha: number): ConformalRanks {
  return { lower: lowerRank(m, alpha / 2), upper: upperRank(m, 1 - alpha / 2) };
}
