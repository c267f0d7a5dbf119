/** The quantiles that forecasts are scored by. */
export const scoredQuantiles = [0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95] as const;

const MEDIAN = 5;

/** One scored draw: what was sold, and the forecast's quantiles at `scoredQuantiles`, in the same unit. */
interface ScoredDraw {
  readonly actual: number;
  readonly quantiles: readonly number[];
}

/** Scores over draws: lower `wql` and `mape` (per cent, of the median) are better; `coverage90` is a share of draws. */
export interface ForecastScore {
  readonly wql: number;
  readonly mape: number;
  readonly coverage90: number;
}

/** Twice the pinball loss, averaged over the scored quantiles, in the unit of `actual`. */
export function quantileLoss({ actual, quantiles }: ScoredDraw): number {
  const total = scoredQuantiles.reduce((sum, q, i) => {
    const error = actual - (quantiles[i] ?? NaN);
    return sum + Math.max(q * error, (q - 1) * error);
  }, 0);
  return (2 * total) / scoredQuantiles.length;
}

/** Weighted quantile loss (mean loss over mean actual), MAPE and coverage of 5–95 %. `draws` is not empty. */
export function scoreForecasts(draws: readonly ScoredDraw[]): ForecastScore {
  const mean = (value: (draw: ScoredDraw) => number) => draws.reduce((sum, d) => sum + value(d), 0) / draws.length;
  return {
    wql: mean(quantileLoss) / mean(({ actual }) => actual),
    mape: 100 * mean(({ actual, quantiles }) => Math.abs(actual - (quantiles[MEDIAN] ?? NaN)) / actual),
    coverage90: mean(({ actual, quantiles }) =>
      Number(actual >= (quantiles[0] ?? NaN) && actual <= (quantiles.at(-1) ?? NaN)),
    ),
  };
}
