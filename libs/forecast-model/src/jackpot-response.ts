import { log } from '@jackpot/elementary-functions';
import type { Recipe } from './recipe.ts';

/** Summary of the seen jackpots that the response needs: natural logs throughout. */
export interface ResponseScaling {
  /** Median log jackpot, of the last year where the recipe says so: there the response is zero. */
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

/**
 * Places the knots at quantiles of the seen jackpots, kept apart, and the reference at the median of the `recent` ones.
 * `jackpots` are positive; neither is empty.
 */
export function responseScaling(
  jackpots: readonly number[],
  knotQuantiles: readonly number[],
  recent = jackpots,
): ResponseScaling {
  const inOrder = (amounts: readonly number[]) => amounts.map(log).sort((a, b) => a - b);
  const logs = inOrder(jackpots);
  const mean = logs.reduce((sum, x) => sum + x, 0) / logs.length;
  const variance = logs.reduce((sum, x) => sum + (x - mean) ** 2, 0) / logs.length;
  const standardDeviation = Math.max(Math.sqrt(variance), LEAST_STANDARD_DEVIATION);
  const knots: number[] = [];
  for (const quantile of [...knotQuantiles].sort((a, b) => a - b)) {
    const previous = knots.at(-1) ?? -Infinity;
    knots.push(Math.max(interpolatedQuantile(logs, quantile), previous + LEAST_SPACING * standardDeviation));
  }
  const [min = 0, max = 0] = [logs[0], logs.at(-1)];
  return { reference: interpolatedQuantile(inOrder(recent), 0.5), knots, standardDeviation, min, max };
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

/** Integral of each knot's hat function from the first knot to `x`. */
function hatIntegrals(x: number, knots: readonly number[]): number[] {
  const integrals = knots.map(() => 0);
  const add = (i: number, area: number) => (integrals[i] = (integrals[i] ?? 0) + area);
  add(0, Math.min(0, x - (knots[0] ?? x)));
  add(knots.length - 1, Math.max(0, x - (knots.at(-1) ?? x)));
  for (const [i, knot] of knots.slice(0, -1).entries()) {
    const width = (knots[i + 1] ?? knot) - knot;
    const along = Math.min(Math.max((x - knot) / width, 0), 1);
    add(i, width * (along - along ** 2 / 2));
    add(i + 1, (width * along ** 2) / 2);
  }
  return integrals;
}

/**
 * The basis of a smooth response: a column a knot, whose weight is the slope (elasticity) there. Slopes are linear between
 * knots and constant beyond them, so the response is a quadratic spline without corners, zero at the reference, and monotone
 * exactly where no slope is negative (the integrated splines of Ramsay 1988).
 */
export function smoothResponse(logJackpot: number, { reference, knots }: ResponseScaling): number[] {
  const atReference = hatIntegrals(reference, knots);
  return hatIntegrals(logJackpot, knots).map((integral, i) => integral - (atReference[i] ?? 0));
}

type ResponseRecipe = Recipe['response'];

/** Number of weights of the response: one a knot if smooth, else one a segment. */
export function responseWeights({ knotQuantiles, smooth }: ResponseRecipe): number {
  return smooth ? knotQuantiles.length : knotQuantiles.length + 1;
}

/** The columns of the response: their sum weighted by slopes is how far log tickets lie above those at the reference. */
export function responseRow(logJackpot: number, scaling: ResponseScaling, { smooth }: ResponseRecipe): number[] {
  return smooth ? smoothResponse(logJackpot, scaling) : responseSegments(logJackpot, scaling);
}

/** Weights of the slopes in the mean elasticity within `distance` of a log jackpot. */
export function elasticityRow(
  logJackpot: number,
  distance: number,
  scaling: ResponseScaling,
  recipe: ResponseRecipe,
): number[] {
  const above = responseRow(logJackpot + distance, scaling, recipe);
  const below = responseRow(logJackpot - distance, scaling, recipe);
  return above.map((high, i) => (high - (below[i] ?? 0)) / (2 * distance));
}

/** Quartiles of a normal lie this many standard deviations from its middle. */
const QUARTILE = 0.6745;

/** Weights of the slopes in the elasticity over the middle half of the jackpots that were seen, were they log-normal. */
export function middleElasticityRow(scaling: ResponseScaling, recipe: ResponseRecipe): number[] {
  return elasticityRow(scaling.reference, QUARTILE * scaling.standardDeviation, scaling, recipe);
}

/** Height of the log jackpot above the reference, in standard deviations; negative below it. */
export function jackpotScore(logJackpot: number, { reference, standardDeviation }: ResponseScaling): number {
  return (logJackpot - reference) / standardDeviation;
}

/** The same, 0 below the reference. Large jackpots spread more. */
export function jackpotExcess(logJackpot: number, scaling: ResponseScaling): number {
  return Math.max(0, jackpotScore(logJackpot, scaling));
}

/** Distance of the log jackpot from those seen, in standard deviations; 0 inside. */
export function extrapolationDistance(logJackpot: number, scaling: ResponseScaling): number {
  return Math.max(0, logJackpot - scaling.max, scaling.min - logJackpot) / scaling.standardDeviation;
}
