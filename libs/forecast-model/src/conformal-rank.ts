/*
 * Split-conformal ranks: an interval of coverage 1 − α takes two one-sided ranks at α/2 each, so that neither side pays for
 * the other's skew. A new residual, exchangeable with the m given, lies between them with probability (upper − lower)/(m + 1);
 * 0 or m + 1 means that m residuals cannot bound it.
 * Source: Romano, Patterson & Candès, Conformalized Quantile Regression (2019), theorem 2.
 */

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
