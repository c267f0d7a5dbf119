import { binomialUpperTail, estimate } from '../src/index.ts';

test('mean and standard error of 1, 2, 3, 4', () => {
  const { mean, standardError } = estimate([1, 2, 3, 4]);
  expect(mean).toBe(2.5);
  expect(standardError).toBeCloseTo(Math.sqrt(5 / 3 / 4), 12);
  expect(estimate([7])).toEqual({ mean: 7, standardError: null });
});

test.each([
  [0, 10, 0.2, 1],
  [1, 3, 0.5, 0.875],
  [3, 3, 0.5, 0.125],
  // 1 − 0.99^100 − 100 · 0.01 · 0.99^99
  [2, 100, 0.01, 1 - 0.99 ** 100 - 0.99 ** 99],
])('P(X ≥ %d) of Binomial(%d, %d)', (successes, trials, probability, expected) => {
  expect(binomialUpperTail(successes, trials, probability)).toBeCloseTo(expected, 12);
});
