import { carryForward, defaultRecipe, filterRows, recollect, spreadGrowth } from '../src/index.ts';

const series = (residuals: number[]) => ({
  residuals,
  logScales: residuals.map(() => Math.log(0.1)),
});
const lastOnly = { ...defaultRecipe, memory: { ...defaultRecipe.memory, rates: [1] } };

describe('memory', () => {
  test('at rate 1 is the last residual, and starts at the first', () => {
    const { averages, last } = recollect(series([0.05, -0.02, 0.03]), [0], 0, lastOnly);
    for (const [t, expected] of [0.05, 0.05, -0.02].entries()) expect(averages[t]).toBeCloseTo(expected, 12);
    expect(last.averages[0]).toBeCloseTo(0.03, 12);
  });

  test('slow averages start at the mean of the first eight draws', () => {
    const slow = { ...defaultRecipe, memory: { ...defaultRecipe.memory, rates: [0.1] } };
    const { averages } = recollect(series([0.01, 0.02, 0.03, 0.04, 0.05, 0.06, 0.07, 0.08, 9]), [0], 0, slow);
    expect(averages[0]).toBeCloseTo(0.045, 12);
  });

  test('filtering regressors gives the residuals that the memory leaves of the sales that they make', () => {
    const [rates, weights] = [
      [1, 0.4, 0.1],
      [0.3, 0.2, 0.1],
    ];
    const rows = Array.from({ length: 40 }, (_, t) => [1, Math.sin(t), (t * 7) % 5]);
    const theta = [0.02, 0.01, 0.003];
    const residuals = rows.map((row) => row.reduce((sum, x, j) => sum + x * (theta[j] ?? 0), 0));
    const wide = { ...defaultRecipe, memory: { rates, clip: 1e6 } };
    const { surprises, last } = recollect(series(residuals), weights, 0, wide);
    const { filtered, remembered } = filterRows(rows, weights, rates);
    const dot = (row: readonly number[]) => row.reduce((sum, x, j) => sum + x * (theta[j] ?? 0), 0);
    for (const [t, row] of filtered.entries()) expect(dot(row)).toBeCloseTo(surprises[t] ?? NaN, 12);
    expect(dot(remembered)).toBeCloseTo(
      last.averages.reduce((sum, m, k) => sum + m * (weights[k] ?? 0), 0),
      12,
    );
  });

  test('carried forward, the last residual fades as an AR(1)', () => {
    expect(carryForward([0.08], [0.5], [1], 0)).toEqual([0.08]);
    expect(carryForward([0.08], [0.5], [1], 3)[0]).toBeCloseTo(0.01, 12);
  });

  test('one odd draw is clipped, a shift that stays is followed', () => {
    const odd = recollect(series([0, 5, 0]), [0.5], 0, lastOnly);
    expect(odd.averages[2]).toBeCloseTo(0.6, 12);
    const shift = recollect(series(Array.from({ length: 12 }, (_, t) => (t < 2 ? 0 : 2))), [1], 0, lastOnly);
    expect(shift.last.averages[0]).toBeCloseTo(2, 12);
  });

  test('an error ahead grows as that of an AR(1)', () => {
    const phi = 0.6;
    const variance = (1 - phi ** 10) / (1 - phi ** 2);
    expect(spreadGrowth([phi], [1], 5)).toBeCloseTo(Math.sqrt(variance), 12);
    expect(spreadGrowth([phi], [1], 1)).toBe(1);
  });
});
