import { type ModelFit, type Recipe, filterRows, responseWeights } from '@jackpot/forecast-model';
import { type Matrix, choleskyFactor, inverseFactor } from './cholesky.ts';
import { normalPrior } from './location-prior.ts';
import type { TrainingWindow } from './training-window.ts';
import { normalEquations, restrictTo } from './weighted-least-squares.ts';

/** A slope below this is held at its bound: the data would have it fall. */
const LEAST_SLOPE = 1e-3;

/** Errors of each draw of a window against its forecast, and the scale that it was forecast with. */
interface WindowErrors {
  readonly surprises: ArrayLike<number>;
  readonly scales: ArrayLike<number>;
}

/** The uncertainty as the artefact holds it, and each draw's leverage: the share of its own forecast that it made itself. */
export interface WeightUncertainty {
  readonly uncertainty: ModelFit['uncertainty'];
  readonly leverages: readonly number[];
}

/** |R x|² = x′Vx for V = R′R. */
function quadraticForm(root: Matrix, x: readonly number[]): number {
  let sum = 0;
  for (const line of root) {
    let part = 0;
    for (let i = 0; i < line.length; i++) part += (line[i] ?? 0) * (x[i] ?? 0);
    sum += part * part;
  }
  return sum;
}

/** The curvature of the log posterior at its mode, and where the mode would lie without bounds. */
export interface Laplace {
  readonly precision: number[][];
  /** Precision times the mean of the normal that fits the posterior at its mode. */
  readonly pull: readonly number[];
  readonly filtered: readonly (readonly number[])[];
  readonly remembered: number[];
  /** Of each draw in the weighted least squares that the mode solves. */
  readonly rowWeights: readonly number[];
}

/**
 * Laplace's approximation at the posterior's mode, with the weights of iterated least squares for Student-t errors,
 * (ν + 1)/(ν + z²) (Lange, Little & Taylor 1989).
 */
export function laplaceOf(
  window: TrainingWindow,
  { location, memory }: Pick<ModelFit['weights'], 'location' | 'memory'>,
  { surprises, scales }: WindowErrors,
  recipe: Recipe,
): Laplace {
  const nu = recipe.likelihood.degreesOfFreedom;
  const { filtered, remembered } = filterRows(window.features, memory, recipe.memory.rates);
  const rowWeights = window.weights.map((decay, t) => {
    const [surprise = 0, scale = 1] = [surprises[t], scales[t]];
    return (decay * (nu + 1)) / (nu * scale ** 2 + surprise ** 2);
  });
  // What the filtered row's weights would have to give, so that nothing surprised.
  const targets = filtered.map((row, t) => row.reduce((sum, x, i) => sum + x * (location[i] ?? 0), surprises[t] ?? 0));
  const { matrix, vector } = normalEquations(filtered, targets, rowWeights, location.length);
  const prior = normalPrior(location, recipe, window.scaling);
  return {
    precision: matrix.map((row, i) => row.map((value, j) => value + (prior.precision[i]?.[j] ?? 0))),
    pull: vector.map((value, i) => value + (prior.pull[i] ?? 0)),
    filtered,
    remembered,
    rowWeights,
  };
}

/** The uncertainty that a precision of the weights says, and each draw's leverage under it; a weight that isn't `free` is certain. */
export function weightUncertainty(
  { filtered, remembered, rowWeights }: Laplace,
  precision: Matrix,
  free: readonly boolean[],
): WeightUncertainty {
  const inverse = inverseFactor(choleskyFactor(restrictTo(free, precision)));
  const root = inverse.map((line, i) => line.map((value) => (free[i] ? value : 0)));
  return {
    uncertainty: { root, remembered },
    leverages: filtered.map((row, t) => (rowWeights[t] ?? 0) * quadraticForm(root, row)),
  };
}

/** Weights that the mode does not hold at a bound. */
export function freeWeights(location: readonly number[], { response }: Recipe, monotone: boolean): boolean[] {
  const firstSlope = location.length - responseWeights(response);
  return location.map((weight, i) => !monotone || i < firstSlope || weight > LEAST_SLOPE);
}
