import { type ModelFit, type Recipe, filterRows } from '@jackpot/forecast-model';
import { type Matrix, choleskyFactor, inverseFactor } from './cholesky.ts';
import { priorPrecision, slopeColumns } from './location-prior.ts';
import type { TrainingWindow } from './training-window.ts';
import { normalEquations, restrictTo } from './weighted-least-squares.ts';

/** A slope below this is held at its bound: the data would have it fall. */
const LEAST_SLOPE = 1e-3;

/** How far each draw of a window was from its forecast, and the scale that it was forecast with. */
export interface WindowErrors {
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

/**
 * What is not known of the location's weights: Laplace's approximation at the posterior's mode, with the weights of
 * iterated least squares for Student-t errors, (ν + 1)/(ν + z²) (Lange, Little & Taylor 1989).
 */
export function weightUncertainty(
  window: TrainingWindow,
  { location, memory }: Pick<ModelFit['weights'], 'location' | 'memory'>,
  { surprises, scales }: WindowErrors,
  { recipe, monotone }: { readonly recipe: Recipe; readonly monotone: boolean },
): WeightUncertainty {
  const nu = recipe.likelihood.degreesOfFreedom;
  const { filtered, remembered } = filterRows(window.features, memory, recipe.memory.rates);
  const weights = window.weights.map((decay, t) => {
    const [surprise = 0, scale = 1] = [surprises[t], scales[t]];
    return (decay * (nu + 1)) / (nu * scale ** 2 + surprise ** 2);
  });
  const prior = priorPrecision(location, recipe, window.scaling.response);
  const { matrix } = normalEquations(filtered, weights, weights, location.length);
  const precision = matrix.map((row, i) => row.map((value, j) => value + (prior[i]?.[j] ?? 0)));
  const slopes = slopeColumns(recipe);
  const free = location.map((weight, i) => !monotone || slopes[i] !== true || weight > LEAST_SLOPE);
  const inverse = inverseFactor(choleskyFactor(restrictTo(free, precision)));
  const root = inverse.map((line, i) => line.map((value) => (free[i] ? value : 0)));
  return {
    uncertainty: { root, remembered },
    leverages: filtered.map((row, t) => (weights[t] ?? 0) * quadraticForm(root, row)),
  };
}
