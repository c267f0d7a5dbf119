/** A mean over seeds and its standard error, null where there is but one seed. */
export interface Estimate {
  readonly mean: number;
  readonly standardError: number | null;
}

/** @param values at least one */
export function estimate(values: readonly number[]): Estimate {
  const n = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, standardError: n > 1 ? Math.sqrt(squares / (n - 1) / n) : null };
}

/** P(X ≥ `successes`) for X ~ Binomial(`trials`, `probability`): small where there were more than can be chance. */
export function binomialUpperTail(successes: number, trials: number, probability: number): number {
  let mass = (1 - probability) ** trials;
  let below = 0;
  for (let k = 0; k < successes; k += 1) {
    below += mass;
    mass *= ((trials - k) / (k + 1)) * (probability / (1 - probability));
  }
  return Math.max(0, 1 - below);
}
