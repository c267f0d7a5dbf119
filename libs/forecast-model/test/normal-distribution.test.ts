import { normalCdf, normalQuantile } from '../src/normal-distribution.ts';

describe('the standard normal', () => {
  // Abramowitz & Stegun, table 26.1, and R's pnorm for the tail.
  test.each([
    [0, 0.5],
    [1, 0.841344746068543],
    [-1.959963984540054, 0.025],
    [-5, 2.866515718791933e-7],
  ])('cdf at %f is %f', (z, p) => {
    expect(normalCdf(z) / p).toBeCloseTo(1, 11);
  });

  test('quantile inverts the cdf from 1e-12 to 1 − 1e-9', () => {
    for (const p of [1e-12, 1e-7, 0.001, 0.05, 0.3, 0.5, 0.77, 0.999, 1 - 1e-9]) {
      expect(normalCdf(normalQuantile(p)) / p).toBeCloseTo(1, 10);
    }
  });

  test('quantile refuses 0 and 1', () => {
    expect(() => normalQuantile(0)).toThrow(RangeError);
    expect(() => normalQuantile(1)).toThrow(RangeError);
  });
});
