import { choleskyFactor, choleskySolve, inverseFactor } from '../src/cholesky.ts';
import { gaussians } from './sales.ts';

const size = 6;
const gaussian = gaussians(2);
const x = Array.from({ length: 20 }, () => Array.from({ length: size }, gaussian));
const dot = (a: readonly number[], b: readonly number[]) => a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);
/** X′X, positive definite. */
const a = Array.from({ length: size }, (_, i) =>
  Array.from({ length: size }, (__, j) => x.reduce((sum, row) => sum + (row[i] ?? 0) * (row[j] ?? 0), 0)),
);

describe('the Cholesky factor', () => {
  test('by hand: [[4, 2], [2, 5]] has [[2], [1, 2]]', () => {
    expect(
      choleskyFactor([
        [4, 2],
        [2, 5],
      ]),
    ).toEqual([[2], [1, 2]]);
  });

  test('solves: A times the solution is the right-hand side', () => {
    const b = Array.from({ length: size }, gaussian);
    const solution = choleskySolve(choleskyFactor(a), b);
    for (const [i, row] of a.entries()) expect(dot(row, solution)).toBeCloseTo(b[i] ?? NaN, 10);
  });

  test('inverse: |R v|² is v′A⁻¹v', () => {
    const factor = choleskyFactor(a);
    const v = Array.from({ length: size }, gaussian);
    const quadratic = inverseFactor(factor).reduce((sum, line) => sum + dot(line, v) ** 2, 0);
    expect(quadratic).toBeCloseTo(dot(v, choleskySolve(factor, v)), 10);
  });
});
