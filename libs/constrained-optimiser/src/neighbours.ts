import type { NeighbourEffect } from '@jackpot/decision';
import type { EvaluatedJackpot } from './evaluated-jackpot.ts';
import { missedConstraints } from './constraint/constraint.ts';
import type { Rule } from './rule.ts';

/** The evaluated jackpot next above (`up`) or below the chosen one, and what it would change; null at the end. */
export function neighbourEffect(
  rule: Rule,
  candidates: readonly EvaluatedJackpot[],
  direction: 'up' | 'down',
): NeighbourEffect | null {
  const chosen = rule.candidate;
  const sign = direction === 'up' ? 1 : -1;
  const beyond = candidates.filter(({ jackpot }) => sign * (jackpot - chosen.jackpot) > 0);
  if (beyond.length === 0) return null;
  const next = beyond.reduce((near, other) => (sign * (other.jackpot - near.jackpot) < 0 ? other : near));
  const [value, chosenValue] = [rule.withFirst(next), rule.withFirst(chosen)];
  return {
    jackpot: next.jackpot,
    netRevenueChange: next.money.expectedNetRevenue - chosen.money.expectedNetRevenue,
    objectiveChange: next.objectiveValue - chosen.objectiveValue,
    horizonChange: value === null || chosenValue === null ? null : value - chosenValue,
    stoppedBy: missedConstraints(next),
  };
}
