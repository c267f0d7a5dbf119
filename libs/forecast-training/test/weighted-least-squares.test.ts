import { normalEquations, solveNonNegative } from '../src/weighted-least-squares.ts';
import { gaussians } from './sales.ts';

const gaussian = gaussians(4);
const rows = Array.from({ length: 60 }, () => [1, gaussian(), gaussian()]);
const exact = rows.map(([, u = 0, v = 0]) => 2 + 0.5 * u - 0.7 * v);

describe('weighted least squares', () => {
  test('finds the weights that the data were made with', () => {
    const fitted = solveNonNegative(
      normalEquations(
        rows,
        exact,
        rows.map((_, t) => 1 + (t % 3)),
        3,
      ),
      [false, false, false],
    );
    for (const [i, weight] of [2, 0.5, -0.7].entries()) expect(fitted[i]).toBeCloseTo(weight, 10);
  });

  test('gives no weight to a row of weight 0, and leaves out columns beyond those asked for', () => {
    const broken = exact.map((y, t) => (t === 7 ? 1e6 : y));
    const equations = normalEquations(
      rows.map((row) => [...row, 9]),
      broken,
      rows.map((_, t) => Number(t !== 7)),
      3,
    );
    expect(equations.vector).toHaveLength(3);
    expect(solveNonNegative(equations, [false, false, false])[2]).toBeCloseTo(-0.7, 10);
  });

  test('holds a falling weight at zero, and then minimises over the others', () => {
    const equations = normalEquations(
      rows,
      exact,
      rows.map(() => 1),
      3,
    );
    const held = solveNonNegative(equations, [false, true, true]);
    expect(held[2]).toBe(0);
    const without = solveNonNegative(
      normalEquations(
        rows.map((row) => row.slice(0, 2)),
        exact,
        rows.map(() => 1),
        2,
      ),
      [false, false],
    );
    for (const i of [0, 1]) expect(held[i]).toBeCloseTo(without[i] ?? NaN, 10);
  });
});
