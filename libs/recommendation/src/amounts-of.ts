import type { Amounts, Recommendation } from '@jackpot/decision';

/** Amounts of a chosen jackpot. @throws TypeError for one that is held: it was not decided */
export function amountsOf(recommendation: Recommendation): Amounts {
  if (recommendation.status === 'held') throw new TypeError('a held jackpot was not decided, so nothing explains it');
  return { jackpot: recommendation.jackpot, expectedNetRevenue: Math.round(recommendation.expectedNetRevenue) };
}
