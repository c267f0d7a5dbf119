import { type ModelFit, type Recipe, recollect } from '@jackpot/forecast-model';
import * as tf from '@tensorflow/tfjs';
import { Adam, cosineRate } from './adam.ts';
import { DivergedError } from './errors.ts';
import { type TrainingTensors, disposeOf, negativeLogPosterior, trainingTensors } from './likelihood.ts';
import {
  type ParameterGroups,
  groupNames,
  initialParameters,
  lowerBounds,
  memoryParameters,
  parameterTensors,
} from './parameter-groups.ts';
import type { TrainingWindow } from './training-window.ts';

/** Reports optimisation steps; training jobs are long enough for someone to watch. */
export type OnProgress = (progress: { readonly step: number; readonly steps: number }) => void;

export interface FitOptions {
  readonly recipe: Recipe;
  /** Slopes of the response stay non-negative. */
  readonly monotone: boolean;
  readonly onProgress?: OnProgress | undefined;
}

/** Digits that a weight keeps: more than float32 holds, fewer than would print its noise. */
const WEIGHT_DIGITS = 9;

/**
 * Fits all windows at once: full batches, parameters side by side, a fixed number of steps. A fit's path doesn't depend
 * on those beside it, so 26 origins and the final model are one optimisation.
 * @returns one fit a window, in order
 * @throws DivergedError where a parameter is no longer finite
 */
export function fitWindows(windows: readonly TrainingWindow[], options: FitOptions): ModelFit[] {
  const { recipe, monotone, onProgress } = options;
  const data = trainingTensors(windows, recipe);
  const groups = initialParameters(windows, recipe);
  const bounds = lowerBounds(windows.length, recipe, monotone);
  const optimisers = groupNames.map((name) => ({ name, adam: new Adam(bounds[name]) }));
  const { steps, learningRate } = recipe.optimiser;
  for (let step = 0; step < steps; step++) {
    const gradients = gradientsAt(groups, data, recipe);
    const rate = cosineRate(learningRate, step, steps);
    for (const { name, adam } of optimisers) adam.step(groups[name], gradients[name], rate);
    onProgress?.({ step: step + 1, steps });
  }
  disposeOf(data);
  return windows.map((window, fit) => modelFitOf(window, fit, windows.length, groups, options));
}

/** Gradients of every fit's parameters, group by group. */
function gradientsAt(groups: ParameterGroups, data: TrainingTensors, recipe: Recipe) {
  const state = memoryParameters(groups, data, recipe);
  const [location, memory, scale, volatility] = tf.tidy(() => {
    const loss = (a: tf.Tensor, b: tf.Tensor, c: tf.Tensor, d: tf.Tensor) =>
      negativeLogPosterior([a, b, c, d], data, recipe, state);
    return tf
      .grads(loss)(parameterTensors(groups, data.batch.fits))
      .map((gradient) => gradient.dataSync());
  });
  if (!location || !memory || !scale || !volatility) throw new DivergedError('a gradient is missing');
  return { location, memory, scale, volatility };
}

const round = (x: number) => Number(x.toPrecision(WEIGHT_DIGITS));

/** One fit's weights, with the state that its own last row leaves. */
function modelFitOf(
  window: TrainingWindow,
  fit: number,
  fits: number,
  groups: ParameterGroups,
  { recipe, monotone }: FitOptions,
): ModelFit {
  const of = (values: Float64Array) => {
    const width = values.length / fits;
    return [...values.subarray(fit * width, (fit + 1) * width)].map(round);
  };
  const location = of(groups.location);
  const memory = of(groups.memory);
  const [level = NaN, jackpot = NaN] = of(groups.scale);
  const [volatility = NaN] = of(groups.volatility);
  if (![...location, ...memory, level, jackpot, volatility].every(Number.isFinite)) {
    throw new DivergedError(`the fit up to ${window.rows.at(-1)?.drawDate} left the finite numbers`);
  }
  const residuals = window.features.map(
    (row, t) => (window.targets[t] ?? 0) - row.reduce((sum, x, i) => sum + x * (location[i] ?? 0), 0),
  );
  const logScales = window.jackpotExcess.map((x) => level + jackpot * x);
  const { last } = recollect({ residuals, gaps: window.gaps, logScales }, memory, volatility, recipe);
  return {
    monotone,
    cutoff: window.rows.at(-1)?.drawDate ?? window.scaling.trendOrigin,
    rows: window.rows.length,
    centre: window.centre,
    scaling: {
      ...window.scaling,
      response: { ...window.scaling.response, knots: [...window.scaling.response.knots] },
      marketing: { ...window.scaling.marketing, byWeek: [...window.scaling.marketing.byWeek] },
    },
    weights: { location, memory, scale: { level, jackpot, volatility } },
    state: { averages: last.averages.map(round), logVolatility: round(last.logVolatility) },
  };
}
