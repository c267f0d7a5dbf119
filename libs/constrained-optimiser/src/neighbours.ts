import { type Candidate, missedConstraints } from './candidate.ts';
import type { NeighbourEffect } from './decision.ts';

/** The evaluated jackpot next above (`up`) or below the chosen one, and what it would change; null at the end. */
export function neighbourEffect(
  chosen: Candidate,
  candidates: readonly Candidate[],
  direction: 'up' | 'down',
): NeighbourEffect | null {
  const sign = direction === 'up' ? 1 : -1;
  const beyond = candidates.filter(({ jackpot }) => sign * (jackpot - chosen.jackpot) > 0);
  if (beyond.length === 0) return null;
  const next = beyond.reduce((near, other) => (sign * (other.jackpot - near.jackpot) < 0 ? other : near));
  return {
    jackpot: next.jackpot,
    netRevenueChange: next.money.expectedNetRevenue - chosen.money.expectedNetRevenue,
    objectiveChange: next.objectiveValue - chosen.objectiveValue,
    stoppedBy: missedConstraints(next),
  };
}

const wholeMoney = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });

/** One sentence on a neighbour, for people. */
export function neighbourSentence(effect: NeighbourEffect | null, direction: 'up' | 'down', currency: string): string {
  if (effect === null) return `No jackpot lies further ${direction}.`;
  const { jackpot, netRevenueChange, stoppedBy } = effect;
  const amount = `${currency} ${wholeMoney.format(Math.abs(netRevenueChange))}`;
  const change = `${netRevenueChange < 0 ? 'lower' : 'raise'} expected net revenue by ${amount}`;
  const stop = stoppedBy.length > 0 ? `, and misses ${stoppedBy.join(' and ')}` : '';
  return `One step ${direction}, ${currency} ${wholeMoney.format(jackpot)}, would ${change}${stop}.`;
}
