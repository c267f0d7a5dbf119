import type { Decision } from '@jackpot/decision';
import type { EvaluatedJackpot } from './evaluated-jackpot.ts';
import type { Rule } from './rule.ts';

/** First jackpots whose value over the horizon is within this share of the draw's expected net revenue are equally good. */
const NEAR_TIE = 0.0005;
/** Shares of the draw's expected net revenue that the record tells a range of jackpots for. */
const TOLD = [0.001, 0.005, 0.01] as const;

/** A question for the first of some candidates that loses at most `loss` over the horizon, in the country's currency. */
export interface WithinLoss {
  readonly loss: number;
  readonly inOrder: readonly EvaluatedJackpot[];
}

/**
 * The question whose answer is announced: of the candidates that are as good as the best, the one nearest to the last jackpot
 * (of two equally near, the lower), so that plans that earn the same don't make the jackpot swing from week to week.
 */
export function nearTie(
  best: EvaluatedJackpot,
  candidates: readonly EvaluatedJackpot[],
  lastJackpot: number,
): WithinLoss {
  const distance = ({ jackpot }: EvaluatedJackpot) => Math.abs(jackpot - lastJackpot);
  return {
    loss: NEAR_TIE * Math.abs(best.money.expectedNetRevenue),
    inOrder: candidates.toSorted((a, b) => distance(a) - distance(b) || a.jackpot - b.jackpot),
  };
}

/** The lowest and the highest jackpot that lose at most each told share of the draw's expected net revenue. */
export function goodRanges(rule: Rule, candidates: readonly EvaluatedJackpot[]): Decision['goodRanges'] {
  const rising = candidates.toSorted((a, b) => a.jackpot - b.jackpot);
  const revenue = Math.abs(rule.candidate.money.expectedNetRevenue);
  const ends = rule.firstWithin(
    TOLD.flatMap((share) => [rising, rising.toReversed()].map((inOrder) => ({ loss: share * revenue, inOrder }))),
  );
  return TOLD.flatMap((share, i) => {
    const [low, high] = [ends[2 * i], ends[2 * i + 1]];
    return low && high ? [{ share, jackpots: [low.jackpot, high.jackpot] as const }] : [];
  });
}
