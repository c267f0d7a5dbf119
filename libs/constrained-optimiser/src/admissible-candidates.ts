import { type Candidate, missedConstraints } from './candidate.ts';
import type { Relief } from './rule.ts';

/** Losses nearer than this to the least, relative to it, violate cash equally. */
const equalLoss = 1e-9;

/**
 * The candidates within the bounds that satisfy cash or, where none does, violate it least. The violation is measured as
 * money, by the loss quantile, so its order does not depend on how much cash there is.
 *
 * @throws RangeError where no candidate lies within the bounds, which `jackpotBounds` rules out.
 */
export function admissibleCandidates(
  candidates: readonly Candidate[],
  limit: number,
  { lifted, moreCash = 0 }: Relief,
): readonly Candidate[] {
  const bounded = candidates.filter((candidate) =>
    missedConstraints(candidate).every((name) => name === 'cash' || name === 'payoutRatio' || name === lifted),
  );
  if (bounded.length === 0) throw new RangeError('no jackpot lies within the bounds');
  if (lifted === 'cash') return bounded;
  const safe = bounded.filter((candidate) => !missedConstraints(candidate).includes('cash'));
  if (moreCash > 0) return [...safe, ...safeWith(limit + moreCash, bounded, safe)];
  return safe.length > 0 ? safe : leastCashViolation(bounded, limit);
}

/** What a higher limit adds, were larger jackpots to lose more: the search ends with the first that it does not. */
function safeWith(limit: number, bounded: readonly Candidate[], safe: readonly Candidate[]): readonly Candidate[] {
  const others = bounded.filter((candidate) => !safe.includes(candidate));
  const end = others.findIndex((candidate) => candidate.lossCanExceed(limit));
  return end < 0 ? others : others.slice(0, end);
}

function leastCashViolation(candidates: readonly Candidate[], limit: number): readonly Candidate[] {
  const least = candidates.reduce(
    (smallest, candidate) => (candidate.lossCanExceed(smallest) ? smallest : candidate.lossQuantile()),
    Infinity,
  );
  const atMost = least + equalLoss * Math.max(Math.abs(least), limit);
  return candidates.filter((candidate) => !candidate.lossCanExceed(atMost));
}
