/** What the response to the jackpot needs of the jackpots that were seen: natural logs throughout. */
export interface ResponseScaling {
  /** Median log jackpot, where the response is zero. */
  readonly reference: number;
  /** Rising edges between segments of constant slope. */
  readonly knots: readonly number[];
  readonly standardDeviation: number;
  readonly min: number;
  readonly max: number;
}

/** Jackpots that hardly moved are treated as if they had moved by this standard deviation of log jackpot. */
const LEAST_STANDARD_DEVIATION = 0.1;
/** Neighbouring knots are at least this many standard deviations apart, or a segment would hold no data. */
const LEAST_SPACING = 0.15;

/** Linear interpolation between order statistics; `sorted` rises and is not empty. */
export function interpolatedQuantile(sorted: readonly number[], probability: number): number {
  const position = probability * (sorted.length - 1);
  const below = Math.floor(position);
  const low = sorted[below] ?? NaN;
  return low + (position - below) * ((sorted[below + 1] ?? low) - low);
}

/** Places the knots at quantiles of the seen jackpots, kept apart. `jackpots` are positive and not empty. */
export function responseScaling(jackpots: readonly number[], knotQuantiles: readonly number[]): ResponseScaling {
  const logs = jackpots.map(Math.log).sort((a, b) => a - b);
  const mean = logs.reduce((sum, x) => sum + x, 0) / logs.length;
  const variance = logs.reduce((sum, x) => sum + (x - mean) ** 2, 0) / logs.length;
  const standardDeviation = Math.max(Math.sqrt(variance), LEAST_STANDARD_DEVIATION);
  const knots: number[] = [];
  for (const quantile of [...knotQuantiles].sort((a, b) => a - b)) {
    const previous = knots.at(-1) ?? -Infinity;
    knots.push(Math.max(interpolatedQuantile(logs, quantile), previous + LEAST_SPACING * standardDeviation));
  }
  const [min = 0, max = 0] = [logs[0], logs.at(-1)];
  return { reference: interpolatedQuantile(logs, 0.5), knots, standardDeviation, min, max };
}

/**
 * The log jackpot cut into segments at the knots: how much of the way from the reference lies in each. The response is
 * their sum weighted by slopes (elasticities), so it is monotone exactly where every slope is non-negative. It is the
 * hinge basis max(0, log J − knot) in other coordinates.
 */
export function responseSegments(logJackpot: number, { reference, knots }: ResponseScaling): number[] {
  return Array.from({ length: knots.length + 1 }, (_, i) => {
    const low = knots[i - 1] ?? -Infinity;
    const high = knots[i] ?? Infinity;
    const clamp = (x: number) => Math.min(Math.max(x, low), high);
    return clamp(logJackpot) - clamp(reference);
  });
}

/** How far the log jackpot lies above the reference, in standard deviations; 0 below it. Large jackpots spread more. */
export function jackpotExcess(logJackpot: number, { reference, standardDeviation }: ResponseScaling): number {
  return Math.max(0, (logJackpot - reference) / standardDeviation);
}

/** How far the log jackpot lies outside those seen, in standard deviations; 0 inside. */
export function extrapolationDistance(logJackpot: number, scaling: ResponseScaling): number {
  return Math.max(0, logJackpot - scaling.max, scaling.min - logJackpot) / scaling.standardDeviation;
}
