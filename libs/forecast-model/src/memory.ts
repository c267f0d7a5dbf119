import { exp, log } from '@jackpot/elementary-functions';
import type { Recipe } from './recipe.ts';

/** State that the past leaves to the next draw: averages of residuals, one a rate, and how large surprises were of late. */
export interface MemoryState {
  readonly averages: readonly number[];
  /** Log of recent absolute standardised surprise over that of a standard normal; 0 is usual. */
  readonly logVolatility: number;
}

/** One fitted draw: its residual from season and response, and its jackpot's log scale. */
interface ResidualSeries {
  readonly residuals: ArrayLike<number>;
  readonly logScales: ArrayLike<number>;
}

/** States before each draw, row by row: `averages` is draws × rates, flat; `surprises` are what no memory foresaw. */
interface Recollection {
  readonly averages: Float64Array;
  readonly logVolatility: Float64Array;
  readonly surprises: Float64Array;
  readonly last: MemoryState;
}

/** Mean of |Z| for a standard normal Z is √(2/π). */
export const MEAN_ABSOLUTE_NORMAL = Math.sqrt(2 / Math.PI);
/** However calm the last draws were, the next may be a tenth as surprising as usual. */
const LEAST_SURPRISE = MEAN_ABSOLUTE_NORMAL / 10;

/** Slow averages start at the mean of this many first residuals: one draw would be taken for a level. */
const STARTING_DRAWS = 8;

/** Number of first residuals whose mean an average of this rate starts at; the last residual alone starts at the first. */
export function startingDraws(rate: number, draws: number): number {
  return rate === 1 ? Math.min(1, draws) : Math.min(STARTING_DRAWS, draws);
}

function startingAverage(rate: number, residuals: ArrayLike<number>): number {
  const draws = startingDraws(rate, residuals.length);
  let sum = 0;
  for (let t = 0; t < draws; t++) sum += residuals[t] ?? 0;
  return draws === 0 ? 0 : sum / draws;
}

/** A share of remembered volatility that stays each further draw. */
const VOLATILITY_STAYS = 0.9;

/** Log volatility that is expected of the draw `ahead` draws after the last one. */
export function fadedVolatility(logVolatility: number, ahead: number): number {
  return logVolatility * VOLATILITY_STAYS ** (ahead - 1);
}

/** The averages that are expected after further draws that nothing is known of: each is as the memory foresees it. */
export function carryForward(
  averages: readonly number[],
  weights: readonly number[],
  rates: readonly number[],
  draws: number,
): number[] {
  const carried = [...averages];
  for (let draw = 0; draw < draws; draw++) {
    const foreseen = carried.reduce((sum, average, k) => sum + (weights[k] ?? 0) * average, 0);
    for (const [k, rate] of rates.entries()) carried[k] = (carried[k] ?? 0) + rate * (foreseen - (carried[k] ?? 0));
  }
  return carried;
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
  { residuals, logScales }: ResidualSeries,
  weights: ArrayLike<number>,
  volatilityWeight: number,
  { memory, scale }: Recipe,
): Recollection {
  const { rates, clip } = memory;
  const draws = residuals.length;
  const states = new Float64Array(draws * rates.length);
  const logVolatility = new Float64Array(draws);
  const surprises = new Float64Array(draws);
  const averages = rates.map((rate) => startingAverage(rate, residuals));
  let surpriseSize = MEAN_ABSOLUTE_NORMAL;
  for (let t = 0; t < draws; t++) {
    let correction = 0;
    for (let k = 0; k < rates.length; k++) {
      const average = averages[k] ?? 0;
      states[t * rates.length + k] = average;
      correction += (weights[k] ?? 0) * average;
    }
    const volatility = log(surpriseSize / MEAN_ABSOLUTE_NORMAL);
    logVolatility[t] = volatility;
    const baseScale = exp(logScales[t] ?? 0);
    const limit = clip * baseScale * exp(volatilityWeight * volatility);
    const surprise = (residuals[t] ?? 0) - correction;
    surprises[t] = surprise;
    const remembered = correction + Math.min(Math.max(surprise, -limit), limit);
    for (let k = 0; k < rates.length; k++) {
      averages[k] = (averages[k] ?? 0) + (rates[k] ?? 1) * (remembered - (averages[k] ?? 0));
    }
    const size = Math.min(Math.abs(surprise) / baseScale, clip);
    surpriseSize = Math.max(LEAST_SURPRISE, surpriseSize + scale.volatilityRate * (size - surpriseSize));
  }
  const last = { averages: [...averages], logVolatility: log(surpriseSize / MEAN_ABSOLUTE_NORMAL) };
  return { averages: states, logVolatility, surprises, last };
}

/**
 * Rest of the regressors once the remembered part of their own past is taken off: rows x_t − Σ_k φ_k m_k,t, with the
 * averages of `recollect` that nothing clips. Regressing filtered sales on filtered regressors is generalised least squares
 * under this autoregression (Cochrane & Orcutt 1949).
 * @returns the filtered rows, and the part that the row after the last would have taken off
 */
export function filterRows(
  rows: readonly (readonly number[])[],
  weights: ArrayLike<number>,
  rates: readonly number[],
): { readonly filtered: number[][]; readonly remembered: number[] } {
  const columns = rows[0]?.length ?? 0;
  const averages = rates.map((rate) =>
    Array.from({ length: columns }, (_, j) =>
      startingAverage(
        rate,
        rows.slice(0, STARTING_DRAWS).map((row) => row[j] ?? 0),
      ),
    ),
  );
  const remembered = () => {
    const sum = Array.from({ length: columns }, () => 0);
    for (const [k, average] of averages.entries()) {
      const weight = weights[k] ?? 0;
      for (let j = 0; j < columns; j++) sum[j] = (sum[j] ?? 0) + weight * (average[j] ?? 0);
    }
    return sum;
  };
  const filtered = rows.map((row) => {
    const past = remembered();
    for (const [k, average] of averages.entries()) {
      const rate = rates[k] ?? 1;
      for (let j = 0; j < columns; j++) average[j] = (average[j] ?? 0) + rate * ((row[j] ?? 0) - (average[j] ?? 0));
    }
    return row.map((x, j) => x - (past[j] ?? 0));
  });
  return { filtered, remembered: remembered() };
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
