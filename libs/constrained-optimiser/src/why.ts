import {
  gaveWay,
  type ConstraintName,
  type ConstraintReport,
  type Decision,
  type NeighbourEffect,
  type Violation,
} from '@jackpot/decision';
import { constraints as constraintOf, isHeldByWindows, reliefWords } from './constraint/constraints.ts';
import { percentagePoints, someMoney } from './constraint/amounts.ts';
import { payoutRatioBounds } from './constraint/payout-ratio.ts';
import { type Constraint, missedConstraints } from './constraint/constraint.ts';
import type { EvaluatedJackpot } from './evaluated-jackpot.ts';
import type { Outlook, Rule } from './rule.ts';

const wholeMoney = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });

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

/** Facts of the sentences, besides the decision. */
export interface WhyFacts extends Pick<
  Decision,
  | 'jackpot'
  | 'status'
  | 'constraints'
  | 'violations'
  | 'reliefs'
  | 'firstWeekInBounds'
  | 'recovering'
  | 'up'
  | 'down'
  | 'objective'
  | 'exploration'
  | 'nearTie'
  | 'yielded'
> {
  readonly currency: string;
  readonly horizonWeeks: number;
  /** The choice without each binding constraint. */
  readonly without: (name: ConstraintName) => Outlook;
}

/** Three sentences for people: the next step up, the next step down, and what stops it. */
export function whySentences(facts: WhyFacts): readonly [up: string, down: string, stop: string] {
  const stop = [stopSentence(facts), ...facts.yielded.map((bound) => gaveWay[bound])].join('; ');
  return [stepSentence(facts, facts.up, 'up'), stepSentence(facts, facts.down, 'down'), `${stop}.`];
}

function stepSentence(facts: WhyFacts, effect: NeighbourEffect | null, direction: 'up' | 'down'): string {
  if (effect === null) return `No jackpot lies further ${direction}.`;
  const { jackpot, netRevenueChange, horizonChange } = effect;
  // That no plan keeps the ratio is said already.
  const stoppedBy = effect.stoppedBy.filter((name) => horizonChange !== null || !isHeldByWindows(name));
  const stops = stoppedBy.length > 0 ? `, and misses ${listed(stoppedBy)}` : '';
  const draw = changed(facts, netRevenueChange, "this draw's expected net revenue");
  return `One step ${direction}, ${money(facts, jackpot)}, would ${draw}${horizonPart(facts, effect)}${stops}.`;
}

function horizonPart(facts: WhyFacts, { netRevenueChange, horizonChange }: NeighbourEffect): string {
  const { horizonWeeks, objective } = facts;
  if (horizonWeeks === 1) return '';
  if (horizonChange === null) return `, and no plan of ${horizonWeeks} weeks that begins there keeps the payout ratio`;
  const what = `${objective === 'netRevenue' ? 'that' : 'the operator surplus'} of the plan's ${horizonWeeks} weeks`;
  const sameWay = !isNothing(horizonChange) && way(horizonChange) === way(netRevenueChange);
  return sameWay ? ` and ${what} by ${money(facts, horizonChange)}` : ` and ${changed(facts, horizonChange, what)}`;
}

function stopSentence(facts: WhyFacts): string {
  const { status, constraints, violations, firstWeekInBounds, exploration, nearTie } = facts;
  if (exploration !== null)
    return `Announced to learn how sales respond, instead of ${money(facts, exploration.best)}: that costs ${money(facts, exploration.price)}`;
  if (nearTie !== null)
    return `${money(facts, nearTie.best)} would earn ${money(facts, nearTie.costs)} more${facts.horizonWeeks === 1 ? '' : ` over the ${facts.horizonWeeks} weeks`}, which is next to nothing; of jackpots as good, this one is nearest to the last`;
  if (status === 'infeasible') {
    const missed = violations.map((violation) => missedPart(facts, violation));
    const back = firstWeekInBounds === null ? '' : `; from ${firstWeekInBounds} on, every draw is within bounds`;
    return `No jackpot satisfies every constraint; this one misses least: ${missed.join(' and ')}${back}${reliefPart(facts)}`;
  }
  if (facts.recovering) {
    const back = firstWeekInBounds === null ? '' : `, and from ${firstWeekInBounds} on every draw is within bounds`;
    return `Luck put the ${payoutRatioBounds.label} out of its bounds: it is missed by the least total excess until it has recovered${back}`;
  }
  const binding = constraints.filter(({ binding }) => binding);
  if (binding.length === 0) return unstoppedSentence(facts);
  const stops = binding.map((constraint) => bindingPart(facts, constraint));
  return `Stopped by ${stops.join('; and by ')}`;
}

/** A constraint that does not stop this jackpot may still cost later weeks of the plan something. */
function unstoppedSentence(facts: WhyFacts): string {
  const { constraints, horizonWeeks } = facts;
  const earns = 'of all jackpots, this one earns most';
  if (horizonWeeks === 1) return `No constraint stops it: ${earns} in this draw`;
  const prices = constraints
    .filter(({ shadowPrice }) => shadowPrice !== null && !isNothing(shadowPrice))
    .map((constraint) => pricePart(facts, constraint));
  const later = prices.length === 0 ? '' : `; for later weeks of the plan, ${prices.join(', and ')}`;
  return `No constraint stops this week's jackpot: ${earns} over the ${horizonWeeks} weeks${later}`;
}

function bindingPart(facts: WhyFacts, constraint: ConstraintReport): string {
  const { name, shadowPrice } = constraint;
  const { jackpot } = facts.without(name);
  const without = `${the(name)}: without it ${money(facts, jackpot)} would be announced`;
  return shadowPrice === null ? without : `${without}, and ${pricePart(facts, constraint)}`;
}

/** Clause on the gain from easing a constraint. */
function pricePart(facts: WhyFacts, { name, shadowPrice }: ConstraintReport): string {
  const more = constraintOf[name].relief?.words ?? `more of ${the(name)}`;
  const price = shadowPrice ?? 0;
  const over = facts.horizonWeeks === 1 ? 'in this draw' : 'a year';
  return isNothing(price) ? `${more} would earn nothing` : `${more} would earn ${money(facts, price)} ${over}`;
}

/** Clause on a missed constraint: by how much, and from which draw on. */
function missedPart({ currency }: WhyFacts, { name, bound, amount, drawDate, since = drawDate }: Violation): string {
  const side = bound === undefined ? '' : bound === 'min' ? 'the floor of ' : 'the cap of ';
  const by = `${side}${the(name)} by ${distance(constraintOf[name].unit, amount, currency)}`;
  return since === drawDate ? `${by} on ${drawDate}` : `${by} on ${drawDate}, and in other draws from ${since} on`;
}

/** The least easing of each constraint alone that would restore a plan, and what that plan would earn. */
function reliefPart(facts: WhyFacts): string {
  const { reliefs = [], horizonWeeks } = facts;
  if (reliefs.length === 0) return '. No easing of one constraint alone would let everything be kept';
  const over = horizonWeeks === 1 ? 'in this draw' : `over the ${horizonWeeks} weeks`;
  const ways = reliefs.map((relief) => {
    const { jackpot, gain } = relief;
    const earns = isNothing(gain) ? 'as much' : `${money(facts, gain)} ${gain > 0 ? 'more' : 'less'}`;
    return `${reliefWords(relief, facts.currency)}: then ${money(facts, jackpot)}, which earns ${earns} ${over}`;
  });
  return `. Everything would be kept ${ways.join('; or ')}`;
}

/** Never rounded to nothing: at least two digits of what is not 0. */
function distance(unit: Constraint['unit'], amount: number, currency: string): string {
  if (unit === 'ratio') return percentagePoints(amount);
  return unit === 'money' ? someMoney(amount, currency) : `a probability of ${amount.toPrecision(2)}`;
}

function the(name: ConstraintName): string {
  return `the ${constraintOf[name].label}`;
}

function listed(missed: readonly ConstraintName[]): string {
  return missed.map(the).join(' and ');
}

/** Clause on the change of an amount of money, which `what` names. */
function changed(facts: WhyFacts, change: number, what: string): string {
  if (isNothing(change)) return `leave ${what} unchanged`;
  return `${change < 0 ? 'lower' : 'raise'} ${what} by ${money(facts, change)}`;
}

/** −1 down, 1 up, 0 where nothing changes in the whole units of money that the sentences count. */
function way(change: number): number {
  return Math.sign(Math.round(change)) + 0;
}

function isNothing(amount: number): boolean {
  return way(amount) === 0;
}

/** Its size alone: the verb says which way. */
function money({ currency }: WhyFacts, amount: number): string {
  return `${currency} ${wholeMoney.format(Math.abs(amount))}`;
}
