import { styleText } from 'node:util';
import {
  RESTS_ON_PRIOR,
  constraintAmount,
  constraintLabel,
  constraintText,
  keptText,
  fittingTable,
  money,
  percent,
  probability,
  wholeNumber,
  yearAheadSentence,
} from '@jackpot/report';
import type { Decision } from '@jackpot/decision';
import type { CountrySummary } from '@jackpot/record';
import { outputWidth } from './terminal.ts';

/** Facts of a decision that a person reads, fresh or from a record. */
type PrintedDecision = Pick<
  CountrySummary,
  | 'country'
  | 'drawDate'
  | 'status'
  | 'reason'
  | 'currency'
  | 'jackpot'
  | 'lastJackpot'
  | 'expectedSales'
  | 'expectedNetRevenue'
  | 'extrapolated'
  | 'restsOnPrior'
  | 'simulatedCash'
  | 'simulatedSales'
> & {
  readonly constraints: readonly CountrySummary['constraints'][number][];
  readonly violations: Decision['violations'];
  readonly winProbability: number | null;
  readonly yearAhead: Decision['yearAhead'];
  readonly why: readonly string[];
};

export const SIMULATED_SALES = 'SIMULATED: the sales that ship were made by a simulator; no lottery sold them';
export const SIMULATED =
  'SIMULATED: no available cash was given, a demonstration amount stands in (--available-cash N)';

/** Verdict, money, constraints and why, in lines of a terminal. */
export function decisionLines(facts: PrintedDecision): string[] {
  const { constraints, violations, why, simulatedCash, simulatedSales, restsOnPrior, yearAhead } = facts;
  const risk = yearAheadSentence(yearAhead, constraints);
  return [
    ...(simulatedCash ? [styleText('yellow', SIMULATED, { stream: process.stdout })] : []),
    ...(simulatedSales ? [styleText('yellow', SIMULATED_SALES, { stream: process.stdout })] : []),
    ...(restsOnPrior ? [styleText('yellow', RESTS_ON_PRIOR, { stream: process.stdout })] : []),
    verdict(facts),
    '',
    ...moneyLines(facts),
    ...(constraints.length === 0
      ? []
      : [
          '',
          fittingTable(
            constraintHead,
            constraints.map((constraint) => constraintRow(constraint, violations)),
            outputWidth(),
          ),
        ]),
    ...(risk === null ? [] : [risk]),
    ...(why.length === 0 ? [] : ['', 'Why', ...why.map((sentence) => `  ${sentence}`)]),
  ];
}

function verdict({ country, status, drawDate, jackpot, currency, reason }: PrintedDecision): string {
  const announce = jackpot === null || currency === null ? 'no jackpot' : `announce ${money(jackpot, currency)}`;
  const line = `${country}: ${announce} for ${drawDate}, ${status}${reason === null ? '' : `: ${reason}`}`;
  return styleText(status === 'recommended' ? 'green' : 'red', line, { stream: process.stdout });
}

function moneyLines(facts: PrintedDecision): string[] {
  const { currency, jackpot, lastJackpot, expectedSales, expectedNetRevenue, winProbability, extrapolated } = facts;
  const amount = (value: number | null) => (value === null || currency === null ? null : money(value, currency));
  const rows: readonly (readonly [string, string | null])[] = [
    ['last jackpot', amount(lastJackpot)],
    ['change', jackpot === null || lastJackpot === null ? null : change(jackpot, lastJackpot)],
    ['expected sales', amount(expectedSales)],
    ['expected net revenue', amount(expectedNetRevenue)],
    ['probability of a win', winProbability === null ? null : probability(winProbability)],
    ['forecast', extrapolated ? 'extrapolated: the jackpot lies outside those seen before' : null],
  ];
  return rows.flatMap(([label, value]) => (value === null ? [] : [`${label.padEnd(22)}${value}`]));
}

function change(jackpot: number, last: number): string {
  const difference = jackpot - last;
  if (difference === 0) return 'none';
  const sign = difference > 0 ? '+' : '-';
  return `${sign}${wholeNumber(Math.abs(difference))} (${sign}${percent(Math.abs(difference) / last)})`;
}

const constraintHead = ['constraint', 'value', 'slack', 'kept'];

function constraintRow(
  constraint: PrintedDecision['constraints'][number],
  violations: PrintedDecision['violations'],
): string[] {
  const { name, slack, binding } = constraint;
  return [
    constraintLabel(name),
    constraintText(constraint),
    `${slack < 0 ? '-' : ''}${constraintAmount(name, Math.abs(slack))}`,
    `${keptText(constraint, violations)}${binding ? ', binds' : ''}`,
  ];
}
