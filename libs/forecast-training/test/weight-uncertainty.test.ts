import { type ModelFit, defaultRecipe } from '@jackpot/forecast-model';
import { trainingWindow } from '../src/index.ts';
import { freeWeights, laplaceOf, weightUncertainty } from '../src/weight-uncertainty.ts';
import { salesRows } from './sales.ts';

const draws = 200;
const recipe = {
  ...defaultRecipe,
  likelihood: { ...defaultRecipe.likelihood, decayPerDraw: 0, degreesOfFreedom: 1e9 },
};
const window = trainingWindow(salesRows(draws), draws, recipe);
const columns = window.features[0]?.length ?? 0;
const scale = 0.05;
const errors = {
  surprises: Array.from({ length: draws }, () => 0),
  scales: Array.from({ length: draws }, () => scale),
};

function uncertainty(location: readonly number[], monotone: boolean) {
  const weights: Pick<ModelFit['weights'], 'location' | 'memory'> = { location: [...location], memory: [0, 0, 0] };
  const laplace = laplaceOf(window, weights, errors, recipe);
  return weightUncertainty(laplace, laplace.precision, freeWeights(location, recipe, monotone));
}

describe('what is not known of the weights', () => {
  const { uncertainty: full, leverages } = uncertainty(
    Array.from({ length: columns }, () => 0.3),
    true,
  );

  test('leverages are shares that sum to fewer than the weights: the prior knows the rest', () => {
    expect(leverages.every((leverage) => leverage > 0 && leverage < 1)).toBe(true);
    const sum = leverages.reduce((total, leverage) => total + leverage, 0);
    expect(sum).toBeGreaterThan(columns / 3);
    expect(sum).toBeLessThan(columns);
  });

  test('a draw’s leverage is its variance over the noise', () => {
    const [row = []] = window.features;
    const variance = full.root.reduce(
      (total, line) => total + line.reduce((sum, r, i) => sum + r * (row[i] ?? 0), 0) ** 2,
      0,
    );
    expect(variance / scale ** 2).toBeCloseTo(leverages[0] ?? NaN, 9);
  });

  test('a slope held at its bound is certain where the response is monotone, and not where it may fall', () => {
    const held = Array.from({ length: columns }, (_, i) => (i === columns - 1 ? 0 : 0.3));
    const last = (monotone: boolean) =>
      uncertainty(held, monotone).uncertainty.root.map((line) => line[columns - 1] ?? 0);
    expect(last(true).every((r) => r === 0)).toBe(true);
    expect(last(false).some((r) => r !== 0)).toBe(true);
  });
});
