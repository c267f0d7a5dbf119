import { type Recipe, featureGroups } from '@jackpot/forecast-model';
import * as tf from '@tensorflow/tfjs';
import { calendarGroupColumns, calendarMask, normalPrecisions, normalTerms } from './location-prior.ts';
import { type MemoryBatch, type MemoryParameters, remember } from './memory-op.ts';
import type { TrainingWindow } from './training-window.ts';

/** Parameters of all fits: location [fits, P, 1], memory [fits, K, 1], scale [fits, 2, 1] (level, jackpot), volatility [fits, 1, 1]. */
export type Parameters = [location: tf.Tensor, memory: tf.Tensor, scale: tf.Tensor, volatility: tf.Tensor];

/** Level and rise with the jackpot. */
const SCALE_WEIGHTS = 2;

/** Tensors of the windows that the likelihood reads; padded rows carry weight 0. */
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
  readonly priors: PriorTensors;
}

/** The priors of the location's P weights, and of the scale. */
interface PriorTensors {
  /** Normal precisions as a column. */
  readonly normal: tf.Tensor3D;
  /** Normal terms in units of their deviation: fits × P × terms; and their means: fits × 1 × terms. */
  readonly terms: tf.Tensor3D;
  readonly termMeans: tf.Tensor3D;
  /** Columns that make a calendar group, over ν s²: P × groups; and the groups' factors (ν + g)/2. */
  readonly calendar: tf.Tensor2D;
  readonly calendarFactors: tf.Tensor1D;
  readonly scale: tf.Tensor3D;
}

/** Lays the windows side by side. The caller disposes of the tensors. */
export function trainingTensors(windows: readonly TrainingWindow[], recipe: Recipe): TrainingTensors {
  const fits = windows.length;
  const draws = Math.max(...windows.map(({ rows }) => rows.length));
  const columns = featureGroups(recipe, windows[0]?.scaling.kinds).length;
  const features = new Float32Array(fits * draws * columns);
  const scaleFeatures = new Float32Array(fits * draws * 2);
  const [targets, weights] = [new Float32Array(fits * draws), new Float32Array(fits * draws)];
  const excess = new Float64Array(fits * draws);
  for (const [fit, window] of windows.entries()) {
    for (const [t, row] of window.features.entries()) {
      const at = fit * draws + t;
      features.set(row, at * columns);
      targets[at] = window.targets[t] ?? 0;
      weights[at] = window.weights[t] ?? 0;
      excess[at] = Math.max(0, window.jackpotScore[t] ?? 0);
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
    batch: { fits, draws },
    excess,
    priors: priorTensors(windows, recipe),
  };
}

/** Frees what `trainingTensors` laid out. */
export function disposeOf(tensors: TrainingTensors): void {
  const { features, targets, weights, surpriseWeights, scaleFeatures, priors } = tensors;
  const { normal, terms, termMeans, calendar, calendarFactors, scale } = priors;
  tf.dispose([features, targets, weights, surpriseWeights, scaleFeatures]);
  tf.dispose([normal, terms, termMeans, calendar, calendarFactors, scale]);
}

function priorTensors(windows: readonly TrainingWindow[], recipe: Recipe): PriorTensors {
  const { calendar, scale } = recipe.priors;
  const kinds = windows[0]?.scaling.kinds;
  const normal = normalPrecisions(recipe, kinds);
  const columns = normal.length;
  const termsOf = windows.map(({ scaling }) => normalTerms(recipe, scaling));
  const count = termsOf[0]?.length ?? 0;
  const factors = new Float32Array(windows.length * columns * count);
  const means = new Float32Array(windows.length * count);
  for (const [fit, ofFit] of termsOf.entries()) {
    for (const [i, { terms, mean, deviation }] of ofFit.entries()) {
      means[fit * count + i] = mean / deviation;
      for (const { column, factor } of terms) factors[(fit * columns + column) * count + i] = factor / deviation;
    }
  }
  const spread = calendar.degreesOfFreedom * calendar.deviation ** 2;
  return {
    normal: tf.tensor3d(normal, [1, columns, 1]),
    terms: tf.tensor3d(factors, [windows.length, columns, count]),
    termMeans: tf.tensor3d(means, [windows.length, 1, count]),
    calendar: tf.tensor2d(calendarMask(recipe, kinds).map((row) => row.map((member) => member / spread))),
    calendarFactors: tf.tensor1d(
      calendarGroupColumns(recipe).map((group) => (calendar.degreesOfFreedom + group.length) / 2),
    ),
    // The scale's level is free, its rise with the jackpot is not.
    scale: tf.tensor3d([0, scale ** -2], [1, SCALE_WEIGHTS, 1]),
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
 * draw, and the priors. Fits share no parameter, so each one's gradient is its own.
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
  return tf.add<tf.Scalar>(likelihood, penalty(parameters, data, recipe));
}

/** The negative log prior: normal weights and terms, Student-t calendar groups. */
function penalty(
  [location, memory, scale, volatility]: Parameters,
  { features, batch, priors }: TrainingTensors,
  recipe: Recipe,
) {
  const flat = tf.reshape<tf.Rank.R2>(location, [batch.fits, features.shape[2]]);
  const groups = tf.log1p(tf.matMul(tf.square(flat), priors.calendar));
  const normal = tf.addN([
    tf.sum(tf.mul(tf.square(location), priors.normal)),
    tf.sum(tf.square(tf.sub(tf.matMul(location, priors.terms, true), priors.termMeans))),
    tf.mul(tf.sum(tf.square(memory)), recipe.priors.memory ** -2),
    tf.sum(tf.mul(tf.square(scale), priors.scale)),
    tf.mul(tf.sum(tf.square(volatility)), recipe.priors.scale ** -2),
  ]);
  return tf.add(tf.sum(tf.mul(groups, priors.calendarFactors)), tf.mul(normal, 0.5));
}
