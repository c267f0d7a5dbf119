import { log } from '@jackpot/elementary-functions';
import { type DrawKind, type Recipe } from '@jackpot/forecast-model';
import * as tf from '@tensorflow/tfjs';
import type { Bounds } from './adam.ts';
import type { Parameters, TrainingTensors } from './likelihood.ts';
import { slopeColumns } from './location-prior.ts';
import type { MemoryParameters } from './memory-op.ts';
import { startingPoint } from './starting-point.ts';
import type { TrainingWindow } from './training-window.ts';

/** Flat parameters of all fits, in the order of `Parameters`. */
export interface ParameterGroups {
  readonly location: Float64Array;
  readonly memory: Float64Array;
  readonly scale: Float64Array;
  readonly volatility: Float64Array;
}

export const groupNames = ['location', 'memory', 'scale', 'volatility'] as const;

export function mapGroups<T>(make: (name: (typeof groupNames)[number]) => T) {
  return {
    location: make('location'),
    memory: make('memory'),
    scale: make('scale'),
    volatility: make('volatility'),
  };
}

/** Level and rise with the jackpot. */
const SCALE_WEIGHTS = 2;
/** Sales without noise would drive the scale to nothing and the likelihood to infinity; it stops at a thousandth. */
const LEAST_LOG_SCALE = log(1e-3);
const STARTING_SCALE = { jackpot: 0.1, volatility: 0.3 };

/** Starts each fit at its own ridge regression. */
export function initialParameters(
  windows: readonly TrainingWindow[],
  recipe: Recipe,
  monotone: boolean,
): ParameterGroups {
  const starts = windows.map((window) => startingPoint(window, recipe, monotone));
  return {
    location: Float64Array.from(starts.flatMap(({ location }) => location)),
    memory: Float64Array.from(starts.flatMap(({ memory }) => memory)),
    scale: Float64Array.from(starts.flatMap(({ scaleLevel }) => [scaleLevel, STARTING_SCALE.jackpot])),
    volatility: Float64Array.from(starts, () => STARTING_SCALE.volatility),
  };
}

/** Slopes of a monotone response, weights of the memory and what widens the spread are never negative. */
export function parameterBounds(
  recipe: Recipe,
  monotone: boolean,
  kinds?: readonly DrawKind[],
): Record<(typeof groupNames)[number], Bounds> {
  const slopes = slopeColumns(recipe, kinds);
  return {
    location: {
      lowest: slopes.map((slope) => (slope && monotone ? 0 : -Infinity)),
      highest: slopes.map(() => Infinity),
    },
    memory: { lowest: recipe.memory.rates.map(() => 0), highest: recipe.memory.rates.map(() => 1) },
    scale: { lowest: [LEAST_LOG_SCALE, 0], highest: [Infinity, 1] },
    volatility: { lowest: [0], highest: [1] },
  };
}

/** Weights of the memory sum to 1 at most, fit by fit: a level that keeps, never one that explodes. */
export function keepMemoryStable(memory: Float64Array, rates: number): void {
  for (let from = 0; from < memory.length; from += rates) {
    const weights = memory.subarray(from, from + rates);
    const sum = weights.reduce((total, weight) => total + weight, 0);
    if (sum > 1) for (const [k, weight] of weights.entries()) weights[k] = weight / sum;
  }
}

/** Values that clipping and volatility take from the parameters as they stand. */
export function memoryParameters(groups: ParameterGroups, data: TrainingTensors, recipe: Recipe): MemoryParameters {
  const rates = recipe.memory.rates.length;
  const { draws } = data.batch;
  return {
    weights: (fit) => groups.memory.subarray(fit * rates, (fit + 1) * rates),
    volatility: (fit) => groups.volatility[fit] ?? 0,
    logScales: data.excess.map((x, i) => {
      const at = Math.floor(i / draws) * SCALE_WEIGHTS;
      return (groups.scale[at] ?? 0) + (groups.scale[at + 1] ?? 0) * x;
    }),
  };
}

/** The groups as the graph takes them. */
export function parameterTensors(groups: ParameterGroups, fits: number): Parameters {
  const tensor = (values: Float64Array) => tf.tensor3d(Float32Array.from(values), [fits, values.length / fits, 1]);
  return [tensor(groups.location), tensor(groups.memory), tensor(groups.scale), tensor(groups.volatility)];
}
