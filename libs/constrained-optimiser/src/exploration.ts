import { createHash } from 'node:crypto';
import type { EvaluatedJackpot } from './evaluated-jackpot.ts';
import type { EvaluationContext } from './evaluate-candidate.ts';
import { missedConstraints } from './constraint/constraint.ts';

/**
 * The candidate to announce instead of the `best` one, so that the response can be learnt: the config's number of steps
 * above or below it, by one bit of a digest of country and draw date, so that a decision that is made again is the same. The other
 * direction, if the first misses a constraint or leaves no plan within the ratio (`keepsRatio`); the best jackpot itself, if both
 * do.
 */
export function exploredCandidate(
  { config, drawDate }: EvaluationContext,
  best: EvaluatedJackpot,
  candidates: readonly EvaluatedJackpot[],
  keepsRatio: (candidate: EvaluatedJackpot) => boolean,
): EvaluatedJackpot {
  const { country, jackpot, exploration } = config;
  if (exploration === undefined || missedConstraints(best).length > 0) return best;
  const distance = exploration.steps * jackpot.step;
  const bit = (createHash('sha256').update(`${country} ${drawDate}`).digest()[0] ?? 0) % 2;
  const sides = bit === 0 ? [distance, -distance] : [-distance, distance];
  for (const side of sides) {
    const other = candidates.find((candidate) => Math.abs(candidate.jackpot - best.jackpot - side) < jackpot.step / 2);
    if (other !== undefined && missedConstraints(other).length === 0 && keepsRatio(other)) return other;
  }
  return best;
}
