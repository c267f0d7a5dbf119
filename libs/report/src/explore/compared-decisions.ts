import { type ChosenRecommendation, objectiveOf } from '@jackpot/decision';
import type { CountryConfig } from '@jackpot/config-schema';
import { constraintLabel, missedText } from '../constraint-text.ts';
import type { Markup } from '../html/markup.ts';
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

/** Decisions side by side, a row each; the first is what the others are compared with. */
export function comparedDecisions(caption: string, decisions: readonly NamedDecision[]): Markup {
  const [first] = decisions;
  const objective = first === undefined ? 'expected net revenue' : objectiveNames[first.config.objective];
  return stackedTable(
    caption,
    [
      { title: 'Decision' },
      { title: 'Jackpot', numeric: true },
      { title: 'Expected sales', numeric: true },
      { title: capital(objective), numeric: true },
      { title: 'Over the plan', numeric: true },
      { title: 'Payout ratio', numeric: true },
      { title: 'Kept in a year' },
      { title: 'Cash breach', numeric: true },
      { title: 'Binds, misses' },
    ],
    decisions.map((decision) => row(decision, first ?? decision)),
  );
}

function row(decision: NamedDecision, first: NamedDecision): string[] {
  const { name, config, recommendation } = decision;
  const { currency } = config;
  const compared = (of: (one: NamedDecision) => number, comparable = true) =>
    money(of(decision), currency) +
    (decision === first || !comparable || config.country !== first.config.country
      ? ''
      : ` (${signedMoney(of(decision) - of(first), currency)})`);
  const chosen = recommendation.candidates.find(({ jackpot }) => jackpot === recommendation.jackpot);
  const sameDraws = recommendation.plan.weeks.length === first.recommendation.plan.weeks.length;
  return [
    name,
    compared((one) => one.recommendation.jackpot),
    compared((one) => one.recommendation.expectedSales),
    compared((one) => objectiveOf(one.config, one.recommendation)),
    compared((one) => one.recommendation.plan.objective, sameDraws),
    percent(chosen?.payoutRatio ?? NaN),
    yearAheadCell(recommendation.yearAhead ?? null),
    probability(chosen?.breachProbability ?? NaN),
    standing(recommendation),
  ];
}

function standing(recommendation: ChosenRecommendation): string {
  const missed = missedText(recommendation);
  if (missed !== '') return `misses ${missed}`;
  const binding = recommendation.constraints.filter(({ binding }) => binding).map(({ name }) => constraintLabel(name));
  return binding.length === 0 ? 'nothing binds' : binding.join(', ');
}
