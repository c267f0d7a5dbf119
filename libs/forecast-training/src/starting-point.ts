import { log } from '@jackpot/elementary-functions';
import { type Recipe, filterRows } from '@jackpot/forecast-model';
import { medianOf } from '@jackpot/sales-data';
import { normalPrior, slopeColumns } from './location-prior.ts';
import type { TrainingWindow } from './training-window.ts';
import { normalEquations, solveNonNegative } from './weighted-least-squares.ts';

/** Starting point of the optimiser: one fit's parameters. */
interface StartingPoint {
  readonly location: readonly number[];
  readonly memory: readonly number[];
  readonly scaleLevel: number;
}

/** Residuals are assumed to keep so much of their averages until the memory's own weights are fitted. */
const ASSUMED_MEMORY = 0.8;
/** Rounds of least squares, each with the spread that the one before left. */
const ROUNDS = 3;
/** Standard deviation of a normal over its median absolute deviation. */
const NORMAL_OVER_MEDIAN = 1.48;
/** Sales without noise would give no scale to start at. */
const LEAST_SCALE = 0.005;

function medianSize(values: readonly number[]): number {
  return medianOf(values.map(Math.abs)) ?? 0;
}

/**
 * Ridge regression of filtered log tickets on filtered features: close enough to the posterior's mode that a hundred or
 * two steps of gradient descent reach it.
 */
export function startingPoint(window: TrainingWindow, recipe: Recipe, monotone: boolean): StartingPoint {
  const { rates } = recipe.memory;
  const memory = rates.map(() => ASSUMED_MEMORY / rates.length);
  const withTarget = window.features.map((row, t) => [...row, window.targets[t] ?? 0]);
  const { filtered } = filterRows(withTarget, memory, rates);
  const targets = filtered.map((row) => row.at(-1) ?? 0);
  const nonNegative = slopeColumns(recipe, window.scaling.kinds).map((slope) => slope && monotone);
  const prior = normalPrior([], recipe, window.scaling);
  const data = normalEquations(filtered, targets, window.weights, prior.pull.length);
  let scale = Math.max(LEAST_SCALE, medianSize(targets));
  let location: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const precision = scale ** -2;
    const matrix = data.matrix.map((row, i) =>
      row.map((value, j) => precision * value + (prior.precision[i]?.[j] ?? 0)),
    );
    const vector = data.vector.map((value, i) => precision * value + (prior.pull[i] ?? 0));
    location = solveNonNegative({ matrix, vector }, nonNegative);
    const errors = filtered.map((row, t) =>
      location.reduce((rest, weight, i) => rest - weight * (row[i] ?? 0), targets[t] ?? 0),
    );
    scale = Math.max(LEAST_SCALE, NORMAL_OVER_MEDIAN * medianSize(errors));
  }
  return { location, memory, scaleLevel: log(scale) };
}
