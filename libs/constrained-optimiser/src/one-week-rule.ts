import { type Candidate, missedConstraints } from './candidate.ts';
import type { ConstraintName } from './constraint.ts';

/** Objectives nearer than this to the best, relative to expected sales, are equal: then the lowest jackpot is chosen. */
const equalObjective = 1e-9;
/** Windows whose excess is within this share of the least are as good, when nothing satisfies all. */
const excessTolerance = 0.01;
/** Losses nearer than this to the least, relative to it, violate cash equally. */
const equalLoss = 1e-9;

export interface Choice {
  readonly candidate: Candidate;
  readonly feasible: boolean;
}

/**
 * The best jackpot for this draw alone: the largest objective among those that satisfy every constraint but `lifted`.
 *
 * Where there is none, the bounds still hold, and in this order: least cash violation, least payout excess, largest
 * objective within a small tolerance of that excess. The cash violation is measured as money, by the loss quantile, so
 * its order does not depend on how much cash there is, and more cash never lowers the choice where the quantile rises
 * with the jackpot.
 *
 * @throws RangeError where no candidate lies within the bounds, which `jackpotBounds` rules out.
 */
export function chooseOneWeek(
  candidates: readonly Candidate[],
  limit: number,
  lifted: ConstraintName | null = null,
): Choice {
  const missed = (candidate: Candidate): ConstraintName[] =>
    missedConstraints(candidate).filter((name) => name !== lifted);
  const bounded = candidates.filter((candidate) =>
    missed(candidate).every((name) => name === 'cash' || name === 'payoutRatio'),
  );
  const feasible = bounded.filter((candidate) => missed(candidate).length === 0);
  if (feasible.length > 0) return { candidate: largestObjective(feasible), feasible: true };
  const safest = lifted === 'cash' ? bounded : leastCashViolation(bounded, limit);
  const nearest = lifted === 'payoutRatio' ? safest : leastExcess(safest);
  return { candidate: largestObjective(nearest), feasible: false };
}

function leastCashViolation(candidates: readonly Candidate[], limit: number): readonly Candidate[] {
  const safe = candidates.filter((candidate) => !missedConstraints(candidate).includes('cash'));
  if (safe.length > 0) return safe;
  const least = candidates.reduce(
    (smallest, candidate) => (candidate.lossCanExceed(smallest) ? smallest : candidate.lossQuantile()),
    Infinity,
  );
  const atMost = least + equalLoss * Math.max(Math.abs(least), limit);
  return candidates.filter((candidate) => !candidate.lossCanExceed(atMost));
}

function leastExcess(candidates: readonly Candidate[]): readonly Candidate[] {
  const least = Math.min(...candidates.map(({ payoutExcess }) => payoutExcess));
  return candidates.filter(({ payoutExcess }) => payoutExcess <= least * (1 + excessTolerance));
}

function largestObjective(candidates: readonly Candidate[]): Candidate {
  const [first, ...others] = candidates;
  if (first === undefined) throw new RangeError('no jackpot lies within the bounds');
  const best = others.reduce((top, next) => (next.objectiveValue > top.objectiveValue ? next : top), first);
  const threshold = best.objectiveValue - equalObjective * best.money.expectedSales;
  return candidates.reduce(
    (lowest, next) => (next.objectiveValue >= threshold && next.jackpot < lowest.jackpot ? next : lowest),
    best,
  );
}
