import type { ModelFit, Recipe } from '@jackpot/forecast-model';
import * as tf from '@tensorflow/tfjs';
import { Adam, cosineRate } from './adam.ts';
import { DivergedError } from './errors.ts';
import { type FitCheckpoint, parametersOf } from './fit-state.ts';
import { type TrainingTensors, disposeOf, negativeLogPosterior, trainingTensors } from './likelihood.ts';
import { type FittedWindow, modelFitOf } from './model-fit.ts';
import { rounded } from './rounded.ts';
import {
  type ParameterGroups,
  groupNames,
  initialParameters,
  keepMemoryStable,
  mapGroups,
  memoryParameters,
  parameterBounds,
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
  readonly checkpoint?: FitCheckpoint | undefined;
}

/**
 * Fits all windows at once: full batches, parameters side by side, a fixed number of steps. A fit's path doesn't depend
 * on those beside it, so 26 origins and the final model are one optimisation. Resumed from a checkpoint it gives what it
 * would have given uninterrupted.
 * @returns one fit a window, in order
 * @throws DivergedError where a parameter is no longer finite
 */
export function fitWindows(windows: readonly TrainingWindow[], options: FitOptions): FittedWindow[] {
  const { recipe, monotone, onProgress, checkpoint } = options;
  const data = trainingTensors(windows, recipe);
  const kept = checkpoint?.resume() ?? null;
  const groups = kept ? parametersOf(kept) : initialParameters(windows, recipe, monotone);
  const bounds = parameterBounds(recipe, monotone, windows[0]?.scaling.kinds);
  const adamOf = (name: (typeof groupNames)[number]) =>
    new Adam(groups[name].length, bounds[name], kept ? { ...kept.groups[name], steps: kept.step } : undefined);
  const adam = mapGroups(adamOf);
  const { steps, learningRate } = recipe.optimiser;
  for (let step = kept?.step ?? 0; step < steps; step++) {
    const gradients = gradientsAt(groups, data, recipe);
    const rate = cosineRate(learningRate, step, steps);
    for (const name of groupNames) adam[name].step(groups[name], gradients[name], rate);
    keepMemoryStable(groups.memory, recipe.memory.rates.length);
    onProgress?.({ step: step + 1, steps });
    const stateOf = (name: (typeof groupNames)[number]) => ({ parameters: groups[name], ...adam[name].moments });
    checkpoint?.keep({ step: step + 1, groups: mapGroups(stateOf) });
  }
  disposeOf(data);
  return windows.map((window, fit) => modelFitOf(window, weightsOf(groups, fit, windows.length), options));
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

/** One fit's weights out of the groups, as the artefact holds them. */
function weightsOf(groups: ParameterGroups, fit: number, fits: number): ModelFit['weights'] {
  const of = (values: Float64Array) => {
    const width = values.length / fits;
    return [...values.subarray(fit * width, (fit + 1) * width)].map(rounded);
  };
  const [level = NaN, jackpot = NaN] = of(groups.scale);
  const [volatility = NaN] = of(groups.volatility);
  return { location: of(groups.location), memory: of(groups.memory), scale: { level, jackpot, volatility } };
}
