import { type ChosenRecommendation, objectiveOf } from '@jackpot/decision';
import type { CountryConfig } from '@jackpot/config-schema';
import { constraintLabel, missedText } from '../constraint-text.ts';
import { type Markup, markup } from '../html/markup.ts';
import { stackedTable } from '../html/table.ts';
import { capital, money, percent, probability, signedMoney } from '../money.ts';
import { objectiveNames } from '../country/charted-decision.ts';
import { yearAheadCell } from '../year-ahead.ts';

/** One of several decisions on a draw, with the config that it was decided by. */
export interface NamedDecision {
  readonly name: string;
  readonly config: CountryConfig;
  readonly recommendation: ChosenRecommendation;
}

/** Decisions side by side, a column each; the first is what the others are compared with. */
export function comparedDecisions(caption: string, decisions: readonly NamedDecision[]): Markup {
  const [first] = decisions;
  if (first === undefined) return markup``;
  const sameDraws = ({ recommendation }: NamedDecision) =>
    recommendation.plan.weeks.length === first.recommendation.plan.weeks.length;
  const measures: readonly [name: string, cell: (decision: NamedDecision) => string | Markup][] = [
    ['Jackpot', against(first, (one) => one.recommendation.jackpot)],
    ['Expected sales', against(first, (one) => one.recommendation.expectedSales)],
    [
      capital(objectiveNames[first.config.objective]),
      against(first, (one) => objectiveOf(one.config, one.recommendation)),
    ],
    ['The same over the plan', against(first, (one) => one.recommendation.plan.objective, sameDraws)],
    ['52-week payout ratio', (decision) => percent(chosenRow(decision)?.payoutRatio ?? NaN)],
    ['Kept in a year', ({ recommendation }) => yearAheadCell(recommendation.yearAhead ?? null)],
    ['Cash breach', (decision) => probability(chosenRow(decision)?.breachProbability ?? NaN)],
    ['Binds, misses', ({ recommendation }) => standing(recommendation)],
  ];
  return stackedTable(
    caption,
    [{ title: 'Decision' }, ...decisions.map(({ name }) => ({ title: name, numeric: true as const }))],
    measures.map(([name, cell]) => [name, ...decisions.map(cell)]),
  );
}

/** An amount of a decision, with its difference from the first one of the same country. */
function against(
  first: NamedDecision,
  of: (one: NamedDecision) => number,
  isComparable: (one: NamedDecision) => boolean = () => true,
) {
  return (decision: NamedDecision): Markup => {
    const { country, currency } = decision.config;
    const difference = of(decision) - of(first);
    const compared = country === first.config.country && isComparable(decision) && Math.round(difference) !== 0;
    return markup`${money(of(decision), currency)}${compared ? markup`<small>${signedMoney(difference, currency)}</small>` : null}`;
  };
}

const chosenRow = ({ recommendation: { candidates, jackpot } }: NamedDecision) =>
  candidates.find((candidate) => candidate.jackpot === jackpot);

function standing(recommendation: ChosenRecommendation): string {
  const missed = missedText(recommendation);
  if (missed !== '') return `misses ${missed}`;
  const binding = recommendation.constraints.filter(({ binding }) => binding).map(({ name }) => constraintLabel(name));
  return binding.length === 0 ? 'nothing binds' : binding.join(', ');
}
