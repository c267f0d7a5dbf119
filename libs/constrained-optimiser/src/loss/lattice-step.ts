const tolerance = 1e-9;

/** The largest step that divides every amount (Euclid on floating-point numbers, relative to the largest). */
export function commonStep(amounts: readonly number[]): number {
  const negligible = Math.max(...amounts) * tolerance;
  return amounts.reduce((step, amount) => greatestCommonDivisor(step, amount, negligible), 0);
}

function greatestCommonDivisor(a: number, b: number, negligible: number): number {
  let larger = Math.max(a, b);
  let smaller = Math.min(a, b);
  while (smaller > negligible) {
    const remainder = larger % smaller;
    larger = smaller;
    smaller = smaller - remainder < negligible ? 0 : remainder;
  }
  return larger;
}

/** Halfway between the largest lattice amount that is not above `amount`, but for rounding, and the next. */
export function halfStepAbove(amount: number, step: number): number {
  return step * (Math.floor(amount / step + tolerance) + 0.5);
}
