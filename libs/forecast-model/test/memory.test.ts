import { defaultRecipe, recollect, spreadGrowth } from '../src/index.ts';

const series = (residuals: number[], gaps = residuals.map(() => 1)) => ({
  residuals,
  gaps,
  logScales: residuals.map(() => Math.log(0.1)),
});
const lastOnly = { ...defaultRecipe, memory: { ...defaultRecipe.memory, rates: [1] } };

describe('memory', () => {
  test('at rate 1 is the last residual', () => {
    const { averages, last } = recollect(series([0.05, -0.02, 0.03]), [0], 0, lastOnly);
    for (const [t, expected] of [0, 0.05, -0.02].entries()) expect(averages[t]).toBeCloseTo(expected, 12);
    expect(last.averages[0]).toBeCloseTo(0.03, 12);
  });

  test('a missing week halves the last residual', () => {
    const { averages } = recollect(series([0.08, 0], [1, 2]), [0], 0, lastOnly);
    expect(averages[1]).toBeCloseTo(0.04, 12);
  });

  test('one odd draw is clipped, a shift that stays is followed', () => {
    const odd = recollect(series([0, 5, 0]), [0.5], 0, lastOnly);
    expect(odd.averages[2]).toBeCloseTo(0.4, 12);
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
