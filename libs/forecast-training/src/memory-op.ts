import { type Recipe, recollect, startingDraws } from '@jackpot/forecast-model';
import * as tf from '@tensorflow/tfjs';

/** Rows of each fit side by side: fits × draws, padded with draws of weight 0 after the last. */
export interface MemoryBatch {
  readonly fits: number;
  readonly draws: number;
}

/** Parameters that clipping and volatility use as they stand, one group a fit; no gradient flows into them here. */
export interface MemoryParameters {
  readonly weights: (fit: number) => ArrayLike<number>;
  readonly volatility: (fit: number) => number;
  /** Log scale from the jackpot of each draw: fits × draws. */
  readonly logScales: Float64Array;
}

/** Knowledge of the memory before each draw: averages [fits, draws, rates] and recent log volatility [fits, draws, 1]. */
interface Remembered {
  readonly averages: tf.Tensor;
  readonly logVolatility: tf.Tensor;
}

/**
 * Memory as a differentiable operation on residuals [fits, draws]. The averages are linear in the residuals given what was
 * clipped, so the adjoint is the same recursion run backwards; clipped amounts and volatility count as constants.
 */
export function remember(
  residuals: tf.Tensor,
  batch: MemoryBatch,
  parameters: MemoryParameters,
  recipe: Recipe,
): Remembered {
  const { fits, draws } = batch;
  const { rates } = recipe.memory;
  const past = forward(residuals.dataSync<'float32'>(), batch, parameters, recipe);
  const averages = tf.customGrad(() => ({
    value: tf.tensor3d(past.averages, [fits, draws, rates.length]),
    gradFunc: (dy: tf.Tensor) => tf.tensor2d(backward(dy.dataSync(), batch, rates), [fits, draws]),
  }));
  return {
    averages: averages(residuals),
    logVolatility: tf.tensor3d(past.logVolatility, [fits, draws, 1]),
  };
}

function forward(values: Float32Array, { fits, draws }: MemoryBatch, parameters: MemoryParameters, recipe: Recipe) {
  const rates = recipe.memory.rates.length;
  const averages = new Float32Array(fits * draws * rates);
  const logVolatility = new Float32Array(fits * draws);
  for (let fit = 0; fit < fits; fit++) {
    const [from, to] = [fit * draws, (fit + 1) * draws];
    const series = {
      residuals: values.subarray(from, to),
      logScales: parameters.logScales.subarray(from, to),
    };
    const past = recollect(series, parameters.weights(fit), parameters.volatility(fit), recipe);
    averages.set(past.averages, from * rates);
    logVolatility.set(past.logVolatility, from);
  }
  return { averages, logVolatility };
}

function backward(upstream: ArrayLike<number>, { fits, draws }: MemoryBatch, rates: readonly number[]) {
  const out = new Float32Array(fits * draws);
  for (let fit = 0; fit < fits; fit++) {
    for (const [k, rate] of rates.entries()) {
      let adjoint = 0;
      for (let t = draws - 1; t >= 0; t--) {
        const at = fit * draws + t;
        out[at] = (out[at] ?? 0) + rate * adjoint;
        adjoint = (1 - rate) * adjoint + (upstream[at * rates.length + k] ?? 0);
      }
      const first = startingDraws(rate, draws);
      for (let at = fit * draws; at < fit * draws + first; at++) out[at] = (out[at] ?? 0) + adjoint / first;
    }
  }
  return out;
}
