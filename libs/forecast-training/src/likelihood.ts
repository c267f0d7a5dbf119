import { type Recipe, featurePriors } from '@jackpot/forecast-model';
import * as tf from '@tensorflow/tfjs';
import { type MemoryBatch, type MemoryParameters, remember } from './memory-op.ts';
import type { TrainingWindow } from './training-window.ts';

/** Parameters of all fits: location [fits, P, 1], memory [fits, K, 1], scale [fits, 2, 1] (level, jackpot), volatility [fits, 1, 1]. */
export type Parameters = [location: tf.Tensor, memory: tf.Tensor, scale: tf.Tensor, volatility: tf.Tensor];

/** What the likelihood reads of the windows, as tensors; padded rows carry weight 0. */
export interface TrainingTensors {
  readonly features: tf.Tensor3D;
  readonly targets: tf.Tensor2D;
  readonly weights: tf.Tensor2D;
  /** The weights times (ν + 1)/2, the factor of log(1 + z²/ν). */
  readonly surpriseWeights: tf.Tensor2D;
  /** Columns 1 and jackpot excess: fits × draws × 2. */
  readonly scaleFeatures: tf.Tensor3D;
  readonly batch: MemoryBatch;
  readonly excess: Float64Array;
  readonly priors: { readonly location: tf.Tensor; readonly scale: tf.Tensor; readonly smoothness: tf.Tensor2D };
}

/** Lays the windows side by side. The caller disposes of the tensors. */
export function trainingTensors(windows: readonly TrainingWindow[], recipe: Recipe): TrainingTensors {
  const fits = windows.length;
  const draws = Math.max(...windows.map(({ rows }) => rows.length));
  const columns = featurePriors(recipe).length;
  const features = new Float32Array(fits * draws * columns);
  const scaleFeatures = new Float32Array(fits * draws * 2);
  const [targets, weights] = [new Float32Array(fits * draws), new Float32Array(fits * draws)];
  const gaps = new Float64Array(fits * draws).fill(1);
  const excess = new Float64Array(fits * draws);
  for (const [fit, window] of windows.entries()) {
    for (const [t, row] of window.features.entries()) {
      const at = fit * draws + t;
      features.set(row, at * columns);
      targets[at] = window.targets[t] ?? 0;
      weights[at] = window.weights[t] ?? 0;
      gaps[at] = window.gaps[t] ?? 1;
      excess[at] = window.jackpotExcess[t] ?? 0;
      scaleFeatures.set([1, excess[at] ?? 0], at * 2);
    }
  }
  return {
    features: tf.tensor3d(features, [fits, draws, columns]),
    targets: tf.tensor2d(targets, [fits, draws]),
    weights: tf.tensor2d(weights, [fits, draws]),
    surpriseWeights: tf.tensor2d(
      weights.map((weight) => (weight * (recipe.likelihood.degreesOfFreedom + 1)) / 2),
      [fits, draws],
    ),
    scaleFeatures: tf.tensor3d(scaleFeatures, [fits, draws, 2]),
    batch: { fits, draws, gaps },
    excess,
    priors: priorTensors(recipe),
  };
}

/** Frees what `trainingTensors` laid out. */
export function disposeOf({
  features,
  targets,
  weights,
  surpriseWeights,
  scaleFeatures,
  priors,
}: TrainingTensors): void {
  tf.dispose([
    features,
    targets,
    weights,
    surpriseWeights,
    scaleFeatures,
    priors.location,
    priors.scale,
    priors.smoothness,
  ]);
}

/** Ridge precisions as a column, and second differences of neighbouring slopes as a matrix [P, segments − 2]. */
function priorTensors(recipe: Recipe): TrainingTensors['priors'] {
  const priors = featurePriors(recipe);
  const firstSlope = priors.findIndex(({ slope }) => slope);
  const bends = Math.max(1, priors.length - firstSlope - 2);
  const bend = new Float32Array(priors.length * bends);
  if (priors.length - firstSlope > 2) {
    for (let i = 0; i < bends; i++) {
      for (const [j, weight] of [1, -2, 1].entries()) bend[(firstSlope + i + j) * bends + i] = weight;
    }
  }
  return {
    location: tf.tensor3d(
      priors.map(({ precision }) => precision),
      [1, priors.length, 1],
    ),
    // The scale's level is free, its rise with the jackpot is not.
    scale: tf.tensor3d([0, recipe.scale.precision], [1, 2, 1]),
    smoothness: tf.tensor2d(bend, [priors.length, bends]),
  };
}

/** Location and log scale of each draw as the graph computes them: each fits × draws. */
export function forwardPass(parameters: Parameters, data: TrainingTensors, recipe: Recipe, state: MemoryParameters) {
  const [location, memory, scale, volatility] = parameters;
  const { fits, draws } = data.batch;
  const flat = (x: tf.Tensor) => tf.reshape<tf.Rank.R2>(x, [fits, draws]);
  const structural = flat(tf.matMul(data.features, location));
  const past = remember(tf.sub(data.targets, structural), data.batch, state, recipe);
  return {
    location: tf.add(structural, flat(tf.matMul(past.averages, memory))),
    logScale: flat(tf.add(tf.matMul(data.scaleFeatures, scale), tf.matMul(past.logVolatility, volatility))),
  };
}

/**
 * Negative log posterior, summed over all fits: Student-t errors (Lange, Little & Taylor 1989), whose weight fades per
 * draw, and normal priors. Fits share no parameter, so each one's gradient is its own.
 */
export function negativeLogPosterior(
  parameters: Parameters,
  data: TrainingTensors,
  recipe: Recipe,
  state: MemoryParameters,
): tf.Scalar {
  const nu = recipe.likelihood.degreesOfFreedom;
  const { location, logScale } = forwardPass(parameters, data, recipe, state);
  const error = tf.mul(tf.sub(data.targets, location), tf.exp(tf.neg(logScale)));
  const surprise = tf.log1p(tf.mul(tf.square(error), 1 / nu));
  const likelihood = tf.add(tf.sum(tf.mul(surprise, data.surpriseWeights)), tf.sum(tf.mul(logScale, data.weights)));
  return tf.add<tf.Scalar>(likelihood, tf.mul(penalty(parameters, data, recipe), 0.5));
}

/** Twice the negative log prior. */
function penalty(
  [location, memory, scale, volatility]: Parameters,
  { features, batch, priors }: TrainingTensors,
  recipe: Recipe,
) {
  const columns = features.shape[2];
  const ridge = tf.sum(tf.mul(tf.square(location), priors.location));
  const bends = tf.matMul(tf.reshape(location, [batch.fits, columns]), priors.smoothness);
  const remembered = tf.mul(tf.sum(tf.square(memory)), recipe.memory.precision);
  const explosion = tf.mul(tf.sum(tf.square(tf.relu(tf.sub(tf.sum(memory, 1), 1)))), EXPLOSION_PRECISION);
  const spread = tf.add(
    tf.sum(tf.mul(tf.square(scale), priors.scale)),
    tf.mul(tf.sum(tf.square(volatility)), recipe.scale.precision),
  );
  return tf.addN([ridge, tf.mul(tf.sum(tf.square(bends)), recipe.response.smoothness), remembered, explosion, spread]);
}

/** The weights of the averages may sum to 1 (a level that keeps), not to more (a level that explodes). */
const EXPLOSION_PRECISION = 1e4;
