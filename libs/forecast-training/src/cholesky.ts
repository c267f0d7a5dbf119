/** A dense symmetric matrix or a triangle, row by row. */
export type Matrix = readonly (readonly number[])[];

/** Lower triangle L with L L′ = A for a symmetric positive definite A (Golub & Van Loan, Matrix Computations, 4.2). */
export function choleskyFactor(a: Matrix): number[][] {
  const factor: number[][] = [];
  for (const [i, row] of a.entries()) {
    const line: number[] = [];
    for (let j = 0; j <= i; j++) {
      const above = j === i ? line : (factor[j] ?? []);
      let sum = row[j] ?? NaN;
      for (let k = 0; k < j; k++) sum -= (line[k] ?? 0) * (above[k] ?? 0);
      line.push(j === i ? Math.sqrt(sum) : sum / (above[j] ?? NaN));
    }
    factor.push(line);
  }
  return factor;
}

/** Solves L x = b. */
function forwardSubstitution(factor: Matrix, b: readonly number[]): number[] {
  const x: number[] = [];
  for (const [i, line] of factor.entries()) {
    let sum = b[i] ?? NaN;
    for (let k = 0; k < i; k++) sum -= (line[k] ?? 0) * (x[k] ?? 0);
    x.push(sum / (line[i] ?? NaN));
  }
  return x;
}

/** Solves A x = b from A's factor. */
export function choleskySolve(factor: Matrix, b: readonly number[]): number[] {
  const x = forwardSubstitution(factor, b);
  for (let i = factor.length - 1; i >= 0; i--) {
    let sum = x[i] ?? NaN;
    for (let k = i + 1; k < factor.length; k++) sum -= (factor[k]?.[i] ?? 0) * (x[k] ?? 0);
    x[i] = sum / (factor[i]?.[i] ?? NaN);
  }
  return x;
}

/** L⁻¹, the lower triangle R with R′R = A⁻¹. */
export function inverseFactor(factor: Matrix): number[][] {
  const columns = factor.map((_, j) =>
    forwardSubstitution(
      factor,
      factor.map((__, i) => Number(i === j)),
    ),
  );
  return factor.map((_, i) => columns.slice(0, i + 1).map((column) => column[i] ?? NaN));
}
