import { type Recipe, featurePriors } from '@jackpot/forecast-model';
import * as tf from '@tensorflow/tfjs';
import type { Parameters, TrainingTensors } from './likelihood.ts';
import type { MemoryParameters } from './memory-op.ts';
import type { TrainingWindow } from './training-window.ts';

/** Flat parameters of all fits, in the order of `Parameters`. */
export interface ParameterGroups {
  readonly location: Float64Array;
  readonly memory: Float64Array;
  readonly scale: Float64Array;
  readonly volatility: Float64Array;
}

export const groupNames = ['location', 'memory', 'scale', 'volatility'] as const;
/** Level and rise with the jackpot. */
const SCALE_WEIGHTS = 2;
/** Sales without noise would drive the scale to nothing and the likelihood to infinity; it stops at a thousandth. */
const LEAST_SCALE = 1e-3;

/** Starts at a flat forecast whose scale is the targets' robust spread, with a little memory. */
export function initialParameters(windows: readonly TrainingWindow[], recipe: Recipe): ParameterGroups {
  const fits = windows.length;
  const rates = recipe.memory.rates.length;
  return {
    location: new Float64Array(fits * featurePriors(recipe).length),
    memory: new Float64Array(fits * rates).fill(0.3 / rates),
    scale: Float64Array.from(windows.flatMap(({ targets }) => [Math.log(robustSpread(targets)), 0])),
    volatility: new Float64Array(fits).fill(0.2),
  };
}

/** Median absolute change from draw to draw, never zero: a level shift or a trend doesn't inflate it. */
function robustSpread(targets: readonly number[]): number {
  const changes = targets
    .slice(1)
    .map((y, i) => Math.abs(y - (targets[i] ?? y)))
    .sort((a, b) => a - b);
  return Math.max(0.005, changes[Math.floor(changes.length / 2)] ?? 0);
}

/** Slopes of a monotone response, weights of the memory and what widens the spread are never negative. */
export function lowerBounds(fits: number, recipe: Recipe, monotone: boolean): ParameterGroups {
  const slopes = featurePriors(recipe).map(({ slope }) => (slope && monotone ? 0 : -Infinity));
  const repeat = (one: readonly number[]) =>
    Float64Array.from({ length: fits * one.length }, (_, i) => one[i % one.length] ?? 0);
  return {
    location: repeat(slopes),
    memory: repeat(recipe.memory.rates.map(() => 0)),
    scale: repeat([Math.log(LEAST_SCALE), 0]),
    volatility: repeat([0]),
  };
}

/** What clipping and volatility take from the parameters as they stand. */
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
