import { scoreForecasts } from '../src/index.ts';

// Loss of a forecast that says the same number x at all 11 quantiles, actual a > x: 2 (a − x) × mean of quantiles (0.5).
describe('scores', () => {
  const flat = (x: number) => Array.from({ length: 11 }, () => x);

  test('by hand: one draw too low, one exact', () => {
    const score = scoreForecasts([
      { actual: 120, quantiles: flat(100) },
      { actual: 80, quantiles: flat(80) },
    ]);
    // Losses 20 and 0, mean 10, over mean sales 100.
    expect(score.wql).toBeCloseTo(0.1, 12);
    expect(score.mape).toBeCloseTo((100 * (20 / 120)) / 2, 12);
    expect(score.coverage90).toBe(0.5);
  });

  test('equals the published protocol on uneven forecasts', () => {
    // Computed with numpy by the formula of the benchmark (mean pinball over 11 quantiles, doubled, over mean sales).
    const score = scoreForecasts([
      { actual: 103, quantiles: [80, 85, 90, 94, 97, 100, 103, 106, 110, 116, 121] },
      { actual: 61, quantiles: [70, 72, 75, 77, 79, 80, 82, 84, 86, 90, 95] },
      { actual: 140, quantiles: [90, 95, 99, 103, 107, 110, 113, 117, 121, 128, 133] },
    ]);
    expect(score.wql).toBeCloseTo(0.132864832536, 9);
    expect(score.mape).toBeCloseTo(18.4962445905, 9);
    expect(score.coverage90).toBeCloseTo(1 / 3, 12);
  });
});
