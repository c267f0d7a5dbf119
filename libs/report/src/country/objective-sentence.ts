import { objectiveOf } from '@jackpot/decision';
import { constraintLabel } from '../constraint-text.ts';
import { money } from '../money.ts';
import { type ChartedDecision, objectiveNames } from './charted-decision.ts';

/** Sentence that compares the chosen jackpot's earnings with the best one's, the best allowed one's, and the last one's. */
export function objectiveSentence(decided: ChartedDecision): string {
  return [standing(decided), unconstrained(decided), againstLast(decided)].filter((part) => part !== '').join(' ');
}

function standing({ config, recommendation, candidates, chosen, bestAllowed }: ChartedDecision): string {
  const { currency, objective } = config;
  const name = objectiveNames[objective];
  const earns = `${money(chosen.jackpot, currency)} has an ${name} of ${money(objectiveOf(config, chosen), currency)}`;
  if (recommendation.status === 'infeasible')
    return `${earns}. No jackpot keeps every constraint, now and in the plan’s later draws; this one misses them by the least.`;
  if (bestAllowed === null) return `${earns}.`;
  const allowed = candidates.filter(({ misses }) => misses.length === 0);
  if (bestAllowed === chosen) return `${earns}, the most of the ${allowed.length} jackpots that keep every constraint.`;
  const forgone = objectiveOf(config, bestAllowed) - objectiveOf(config, chosen);
  return `${earns}. This draw alone could earn ${money(forgone, currency)} more with ${money(bestAllowed.jackpot, currency)}: ${forgoneFor(recommendation)}.`;
}

/** Reason for which a jackpot that earns more in its own draw is forgone. */
function forgoneFor({ plan, nearTie, exploration, rollover, carryOver }: ChartedDecision['recommendation']): string {
  if (plan.weeks[0]?.pinned) return 'but this one is set beforehand';
  if (exploration) return 'this one is announced to learn how sales respond';
  if (nearTie) return 'that is next to nothing, and of jackpots as good this one is nearest to the last';
  if (rollover) return 'what this one leaves to later draws earns more';
  if (carryOver) return 'what this one brings in later draws earns more';
  return plan.weeks.length > 1
    ? 'the plan spends the payout ratio’s room in later weeks, where it earns more'
    : 'less than the tolerance within which the lowest jackpot is taken';
}

function unconstrained({ config, recommendation, chosen, peak, bestAllowed }: ChartedDecision): string {
  if (peak === bestAllowed || peak === chosen) return '';
  const { currency } = config;
  const cost = objectiveOf(config, peak) - objectiveOf(config, chosen);
  const binding = recommendation.constraints.filter(({ binding }) => binding).map(({ name }) => constraintLabel(name));
  const by = binding.length > 0 ? ` (${binding.join(', ')})` : '';
  return `Without constraints${by} ${money(peak.jackpot, currency)} would earn ${money(cost, currency)} more.`;
}

function againstLast({ config, chosen, last }: ChartedDecision): string {
  if (last === null || last === chosen) return '';
  const difference = objectiveOf(config, chosen) - objectiveOf(config, last);
  const { currency } = config;
  return `The last jackpot, ${money(last.jackpot, currency)}, would earn ${money(Math.abs(difference), currency)} ${difference >= 0 ? 'less' : 'more'}.`;
}
