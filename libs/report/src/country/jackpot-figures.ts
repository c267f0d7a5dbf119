import { objectiveOf } from '@jackpot/decision';
import { constraintLabel } from '../constraint-text.ts';
import type { CsvRows } from '../html/csv-link.ts';
import type { ChartedDecision } from './charted-decision.ts';
import { objectiveBand } from './revenue-band.ts';

/** Figures of each evaluated jackpot. The page's script reads them by place, so a column's place is part of its meaning. */
export function jackpotFigures(decided: ChartedDecision): CsvRows {
  const { candidates, config } = decided;
  const objective = config.objective === 'netRevenue' ? 'net_revenue' : 'operator_surplus';
  const money = (name: string) => `${name}_${config.currency.toLowerCase()}`;
  return [
    [
      money('jackpot'),
      money('expected_sales'),
      money('sales_5_percent'),
      money('sales_95_percent'),
      money(`expected_${objective}`),
      money(`${objective}_at_sales_5_percent`),
      money(`${objective}_at_sales_95_percent`),
      'win_probability',
      'payout_ratio_52_weeks',
      'cash_breach_probability',
      'extrapolated',
      'misses',
    ],
    ...candidates.map((row) => [
      row.jackpot,
      ...[row.expectedSales, ...row.salesInterval90, objectiveOf(config, row), ...objectiveBand(decided, row)].map(
        Math.round,
      ),
      digits(row.winProbability),
      digits(row.payoutRatio),
      digits(row.breachProbability),
      row.extrapolated ? 'yes' : 'no',
      row.misses.map(constraintLabel).join('; '),
    ]),
  ];
}

/** Digits enough that what the page rounds is what the record holds, rounded. */
const digits = (value: number) => Number(value.toPrecision(6));
