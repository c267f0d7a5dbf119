import { normalCdf, normalDensity } from '@jackpot/forecast-model';
import { truncatedNormalDraws } from '../src/truncated-normal.ts';

const mean = (values: readonly number[]) => values.reduce((sum, x) => sum + x, 0) / values.length;
const identity = [
  [1, 0],
  [0, 1],
];

describe('draws from a normal held non-negative', () => {
  test.each([-2, -0.5, 0, 1, 5])('one whose mean without bounds is %d has the mean of the truncated normal', (mu) => {
    const draws = truncatedNormalDraws({ mean: [mu], precision: [[4]] }, true, [1], 4000).map(([x = NaN]) => x);
    // Standard deviation 0.5: μ + σ φ(μ/σ)/Φ(μ/σ).
    const truth = mu + (0.5 * normalDensity(mu / 0.5)) / normalCdf(mu / 0.5);
    expect(Math.min(...draws)).toBeGreaterThanOrEqual(0);
    expect(Math.abs(mean(draws) - truth)).toBeLessThan(0.03 * Math.max(0.5, truth));
  });

  test('one bound moves what is correlated with it', () => {
    const precision = [
      [2, -1.5],
      [-1.5, 2],
    ];
    const draws = truncatedNormalDraws({ mean: [-1, 1], precision }, true, [0.5, 1], 4000);
    const second = mean(draws.map(([, y = NaN]) => y));
    // Truth by a grid.
    let [weight, sum] = [0, 0];
    for (let x = 0.005; x < 6; x += 0.01)
      for (let y = 0.005; y < 8; y += 0.01) {
        const density = Math.exp(-((x + 1) ** 2 - 1.5 * (x + 1) * (y - 1) + (y - 1) ** 2));
        weight += density;
        sum += density * y;
      }
    expect(second).toBeCloseTo(sum / weight, 1);
    expect(second).toBeGreaterThan(1.2);
  });

  test('without bounds they have the mean and the variance that were asked for, and equal questions equal draws', () => {
    const ask = () => truncatedNormalDraws({ mean: [-1, 2], precision: identity }, false, [-1, 2], 4000);
    const draws = ask();
    expect(mean(draws.map(([x = NaN]) => x))).toBeCloseTo(-1, 1);
    expect(mean(draws.map(([, y = NaN]) => (y - 2) ** 2))).toBeCloseTo(1, 1);
    expect(ask()).toEqual(draws);
  });
});
