import type { Recipe } from './recipe.ts';

/** What the past leaves to the next draw: averages of residuals, one a rate, and how large surprises were of late. */
export interface MemoryState {
  readonly averages: readonly number[];
  /** Log of recent absolute standardised surprise over that of a standard normal; 0 is usual. */
  readonly logVolatility: number;
}

/** One fitted draw: its residual from trend, season and response, weeks since the draw before, and its jackpot's log scale. */
export interface ResidualSeries {
  readonly residuals: ArrayLike<number>;
  readonly gaps: ArrayLike<number>;
  readonly logScales: ArrayLike<number>;
}

/** States before each draw, row by row: `averages` is draws × rates, flat; `surprises` are what no memory foresaw. */
export interface Recollection {
  readonly averages: Float64Array;
  readonly logVolatility: Float64Array;
  readonly surprises: Float64Array;
  readonly last: MemoryState;
}

/** Mean of |Z| for a standard normal Z is √(2/π). */
const MEAN_ABSOLUTE_NORMAL = Math.sqrt(2 / Math.PI);
/** However calm the last draws were, the next may be a tenth as surprising as usual. */
const LEAST_SURPRISE = MEAN_ABSOLUTE_NORMAL / 10;

/**
 * A week without a draw fades an average by this factor. Slow averages hold a level and keep; the last residual alone
 * is gone soon. It is a fixed function of the rate, so that averages stay linear in the residuals.
 */
export function weeklyFade(rate: number): number {
  return 1 - rate / 2;
}

/** The averages after further weeks without a draw. */
export function fade(averages: readonly number[], rates: readonly number[], weeks: number): number[] {
  return averages.map((average, k) => average * weeklyFade(rates[k] ?? 1) ** weeks);
}

/**
 * Runs through a series and gives the state before each draw. Autoregression acts on residuals only. A surprise beyond
 * `clip` scales enters the averages as if it were that large, so that one odd draw doesn't move the level, while a shift
 * that stays is followed within a few draws.
 *
 * @param weights of the averages in the correction, one a rate
 * @param volatilityWeight exponent of recent volatility in the scale
 */
export function recollect(
  { residuals, gaps, logScales }: ResidualSeries,
  weights: ArrayLike<number>,
  volatilityWeight: number,
  { memory, scale }: Recipe,
): Recollection {
  const { rates, clip } = memory;
  const draws = residuals.length;
  const states = new Float64Array(draws * rates.length);
  const logVolatility = new Float64Array(draws);
  const surprises = new Float64Array(draws);
  const averages = rates.map(() => 0);
  let surpriseSize = MEAN_ABSOLUTE_NORMAL;
  for (let t = 0; t < draws; t++) {
    const weeks = (gaps[t] ?? 1) - 1;
    let correction = 0;
    for (let k = 0; k < rates.length; k++) {
      const rate = rates[k] ?? 1;
      let average = averages[k] ?? 0;
      if (weeks > 0) average *= weeklyFade(rate) ** weeks;
      averages[k] = average;
      states[t * rates.length + k] = average;
      correction += (weights[k] ?? 0) * average;
    }
    const volatility = Math.log(surpriseSize / MEAN_ABSOLUTE_NORMAL);
    logVolatility[t] = volatility;
    const baseScale = Math.exp(logScales[t] ?? 0);
    const limit = clip * baseScale * Math.exp(volatilityWeight * volatility);
    const surprise = (residuals[t] ?? 0) - correction;
    surprises[t] = surprise;
    const remembered = correction + Math.min(Math.max(surprise, -limit), limit);
    for (let k = 0; k < rates.length; k++) {
      averages[k] = (averages[k] ?? 0) + (rates[k] ?? 1) * (remembered - (averages[k] ?? 0));
    }
    const size = Math.min(Math.abs(surprise) / baseScale, clip);
    surpriseSize = Math.max(LEAST_SURPRISE, surpriseSize + scale.volatilityRate * (size - surpriseSize));
  }
  const last = { averages: [...averages], logVolatility: Math.log(surpriseSize / MEAN_ABSOLUTE_NORMAL) };
  return { averages: states, logVolatility, surprises, last };
}

/**
 * Standard deviation of the error `weeks` ahead over that of one week ahead. The error sums the surprises on the way,
 * each weighted by what the autoregression makes of it later: 1, ψ₁, ψ₂ … (Box & Jenkins, Time Series Analysis, 5.1).
 */
export function spreadGrowth(weights: readonly number[], rates: readonly number[], weeks: number): number {
  const averages = [...rates];
  let variance = 1;
  for (let week = 1; week < weeks; week++) {
    const psi = averages.reduce((sum, average, k) => sum + (weights[k] ?? 0) * average, 0);
    variance += psi * psi;
    for (const [k, rate] of rates.entries()) averages[k] = (averages[k] ?? 0) + rate * (psi - (averages[k] ?? 0));
  }
  return Math.sqrt(variance);
}
