import type { Evaluation } from './evaluation.ts';
import { scoredQuantiles } from './quantile-loss.ts';

/** The champion's interval that a new draw's tickets fall outside of once in a thousand draws. */
export const rareProbabilities = [0.0005, 0.9995] as const;

/** So many draws in a row beyond the same one of the 10 % and 90 % quantiles: two chances in a thousand. */
const RUN = 3;
const LOW = scoredQuantiles.indexOf(0.1);
const MEDIAN = scoredQuantiles.indexOf(0.5);
const HIGH = scoredQuantiles.indexOf(0.9);

/** Standard deviations of log jackpot beyond those seen, from which on the response is a guess. */
const FAR_JACKPOT = 1;

const number = new Intl.NumberFormat('en-GB', { maximumSignificantDigits: 4 });

/**
 * Change since the champion was fitted, in one sentence, or null where nothing says so. One new draw a week is
 * little evidence: a miss of the 90 % interval comes about every tenth week, so each rule asks for more.
 *
 * - Sales: a new draw outside the champion's 99.9 % interval. False alarms: 1 in 1,000 draws where the champion is right.
 * - Residuals: the last three draws all above the 90 % quantile, or all below the 10 %, each forecast one ahead by weights
 *   refitted to the draws before. False alarms: 2 in 1,000 where errors are independent.
 * - Jackpots: a new one more than a standard deviation of log jackpot beyond all that the champion saw. It has to be a record
 *   first, so fewer than 2 in n + 1 false alarms after n exchangeable draws.
 */
export function notableDrift(evaluation: Pick<Evaluation, 'drift' | 'challenger'>): string | null {
  if (evaluation.drift === null) return null;
  const found = [
    ...salesDrift(evaluation.drift),
    ...residualDrift(evaluation.challenger.folds),
    ...jackpotDrift(evaluation.drift),
  ];
  return found.length === 0 ? null : found.join('; ');
}

type Drift = NonNullable<Evaluation['drift']>;

function salesDrift({ folds }: Drift): string[] {
  const worst = folds.findLast(({ actual, rare: [low, high] }) => actual < low || actual > high);
  if (worst === undefined) return [];
  const { drawDate, actual, quantiles, rare } = worst;
  const [low, high] = rare.map((bound) => number.format(bound));
  return [
    `${number.format(actual)} tickets were sold on ${drawDate}, where the model expected ` +
      `${number.format(quantiles[MEDIAN] ?? NaN)} (99.9 % interval ${low} to ${high})`,
  ];
}

function residualDrift(folds: Evaluation['challenger']['folds']): string[] {
  const last = folds.slice(-RUN);
  if (last.length < RUN) return [];
  const above = last.every(({ actual, quantiles }) => actual > (quantiles[HIGH] ?? NaN));
  const below = last.every(({ actual, quantiles }) => actual < (quantiles[LOW] ?? NaN));
  if (!above && !below) return [];
  return [`the last ${RUN} draws all sold ${above ? 'more than their 90 %' : 'less than their 10 %'} quantile`];
}

function jackpotDrift({ folds }: Drift): string[] {
  const far = folds.findLast(({ jackpotBeyond }) => jackpotBeyond > FAR_JACKPOT);
  if (far === undefined) return [];
  return [
    `the jackpot of ${far.drawDate}, ${number.format(far.jackpot)}, lies ${far.jackpotBeyond.toFixed(1)} standard deviations beyond those that the model saw`,
  ];
}
