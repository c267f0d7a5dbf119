import { type Matrix, choleskyFactor, choleskySolve } from './cholesky.ts';

/** A = X′WX and b = X′Wy. */
interface NormalEquations {
  readonly matrix: number[][];
  readonly vector: number[];
}

/** Weighted normal equations of `y` on rows `x`; a row may be longer than `columns`, what follows is left out. */
export function normalEquations(
  x: Matrix,
  y: ArrayLike<number>,
  weights: ArrayLike<number>,
  columns: number,
): NormalEquations {
  const flat = new Float64Array(columns * columns);
  const vector = new Float64Array(columns);
  for (const [t, row] of x.entries()) {
    const weight = weights[t] ?? 0;
    for (let i = 0; i < columns; i++) {
      const weighted = weight * (row[i] ?? 0);
      if (weighted === 0) continue;
      vector[i] = (vector[i] ?? 0) + weighted * (y[t] ?? 0);
      for (let j = 0; j <= i; j++) flat[i * columns + j] = (flat[i * columns + j] ?? 0) + weighted * (row[j] ?? 0);
    }
  }
  const matrix = Array.from({ length: columns }, (_, i) =>
    Array.from({ length: columns }, (__, j) => flat[Math.max(i, j) * columns + Math.min(i, j)] ?? 0),
  );
  return { matrix, vector: [...vector] };
}

/** The matrix with every row and column that isn't `free` replaced by the identity's. */
export function restrictTo(free: readonly boolean[], matrix: Matrix): number[][] {
  return matrix.map((row, i) => row.map((value, j) => (free[i] && free[j] ? value : Number(i === j))));
}

/**
 * Solves A x = b, with the weights marked `nonNegative` held at zero once they come out below it. Each round holds at
 * least one more, so there are as many rounds at most as there are weights.
 */
export function solveNonNegative({ matrix, vector }: NormalEquations, nonNegative: readonly boolean[]): number[] {
  const free = vector.map(() => true);
  for (;;) {
    const factor = choleskyFactor(restrictTo(free, matrix));
    const solution = choleskySolve(
      factor,
      vector.map((value, i) => (free[i] ? value : 0)),
    );
    const below = solution.map((value, i) => nonNegative[i] === true && value < 0);
    if (!below.includes(true)) return solution;
    for (const [i, held] of below.entries()) if (held) free[i] = false;
  }
}
