import type { ConstraintName, ConstraintReport } from './constraint.ts';
import type { Decision, NeighbourEffect } from './decision.ts';
import type { Outlook } from './rule.ts';

const names: Record<ConstraintName, string> = {
  payoutRatio: 'the 52-week payout ratio',
  cash: 'the cash safety net',
  grid: 'the grid',
  maxChange: 'the largest change',
  rollover: 'the rollover',
};

const wholeMoney = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });

/** What the sentences are made of, besides the decision. */
export interface WhyFacts extends Pick<
  Decision,
  | 'jackpot'
  | 'status'
  | 'constraints'
  | 'violations'
  | 'firstWeekInBounds'
  | 'recovering'
  | 'up'
  | 'down'
  | 'objective'
  | 'exploration'
> {
  readonly currency: string;
  readonly horizonWeeks: number;
  /** The choice without each binding constraint. */
  readonly without: (name: ConstraintName) => Outlook;
}

/** Three sentences for people: the next step up, the next step down, and what stops it. */
export function whySentences(facts: WhyFacts): readonly [up: string, down: string, stop: string] {
  return [stepSentence(facts, facts.up, 'up'), stepSentence(facts, facts.down, 'down'), stopSentence(facts)];
}

function stepSentence(facts: WhyFacts, effect: NeighbourEffect | null, direction: 'up' | 'down'): string {
  if (effect === null) return `No jackpot lies further ${direction}.`;
  const { jackpot, netRevenueChange, stoppedBy } = effect;
  const stops = stoppedBy.length > 0 ? `, and misses ${listed(stoppedBy)}` : '';
  const draw = `${changes(netRevenueChange)} this draw's expected net revenue by ${money(facts, netRevenueChange)}`;
  return `One step ${direction}, ${money(facts, jackpot)}, would ${draw}${horizonPart(facts, effect)}${stops}.`;
}

function horizonPart(facts: WhyFacts, { netRevenueChange, horizonChange }: NeighbourEffect): string {
  const { horizonWeeks, objective } = facts;
  if (horizonWeeks === 1) return '';
  if (horizonChange === null) return `, and no plan of ${horizonWeeks} weeks that begins there keeps the payout ratio`;
  const what = objective === 'netRevenue' ? 'that' : 'the operator surplus';
  const verb = changes(horizonChange) === changes(netRevenueChange) ? 'and' : `and ${changes(horizonChange)}`;
  return ` ${verb} ${what} of the plan's ${horizonWeeks} weeks by ${money(facts, horizonChange)}`;
}

function stopSentence(facts: WhyFacts): string {
  const { status, constraints, violations, firstWeekInBounds, horizonWeeks, exploration } = facts;
  if (exploration !== null)
    return `Announced to learn how sales respond, instead of ${money(facts, exploration.best)}: that costs ${money(facts, exploration.price)}.`;
  if (status === 'infeasible') {
    const missed = violations.map(
      ({ name, amount, drawDate }) => `${names[name]} ${missedBy(name, amount)} on ${drawDate}`,
    );
    const back = firstWeekInBounds === null ? '' : `; from ${firstWeekInBounds} on, every draw is within bounds`;
    return `No jackpot satisfies every constraint; this one misses least: ${missed.join(' and ')}${back}.`;
  }
  if (facts.recovering) {
    const back = firstWeekInBounds === null ? '' : `, and from ${firstWeekInBounds} on every draw is within bounds`;
    return `Luck put ${names.payoutRatio} out of its bounds: it is missed by the least total excess until it has recovered${back}.`;
  }
  const binding = constraints.filter(({ binding }) => binding);
  const over = horizonWeeks === 1 ? 'this draw' : `the ${horizonWeeks} weeks`;
  if (binding.length === 0) return `No constraint stops it: of all jackpots, this one earns most over ${over}.`;
  return binding
    .map((constraint) => bindingSentence(facts, constraint))
    .join('; ')
    .concat('.');
}

function bindingSentence(facts: WhyFacts, { name, shadowPrice }: ConstraintReport): string {
  const { jackpot } = facts.without(name);
  const more = name === 'payoutRatio' ? 'one more percentage point' : "one more million of the company's cash";
  const price = shadowPrice === null ? '' : `, and ${more} would earn ${money(facts, shadowPrice)} a year`;
  return `Stopped by ${names[name]}: without it ${money(facts, jackpot)} would be announced${price}`;
}

function missedBy(name: ConstraintName, amount: number): string {
  if (name === 'payoutRatio') return `by ${(100 * amount).toFixed(1)} percentage points`;
  return name === 'cash' ? `by a probability of ${amount.toPrecision(2)}` : `by ${wholeMoney.format(amount)}`;
}

function listed(missed: readonly ConstraintName[]): string {
  return missed.map((name) => names[name]).join(' and ');
}

function changes(amount: number): 'lower' | 'raise' {
  return amount < 0 ? 'lower' : 'raise';
}

/** Its size alone: the verb says which way. */
function money({ currency }: WhyFacts, amount: number): string {
  return `${currency} ${wholeMoney.format(Math.abs(amount))}`;
}
