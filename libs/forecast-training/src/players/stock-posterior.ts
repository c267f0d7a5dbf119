import { exp, log } from '@jackpot/elementary-functions';
import {
  type JoiningScaling,
  type StockRecipe,
  type StockWeights,
  mixtureDensity,
  momentsOf,
  quasiNormals,
} from '@jackpot/forecast-model';
import { choleskyFactor, choleskySolve, inverseFactor } from '../cholesky.ts';
import { equallyLikely } from '../equally-likely.ts';
import { DivergedError } from '../errors.ts';
import { type StockDraw, filterStock } from './stock-filter.ts';

/** Draws of the weights that means are taken from. */
const DRAWS = 256;
/** The proposal is this much wider than the mode's curvature says, so that its tails cover the posterior's. */
const PROPOSAL_WIDTH = 1.3;
const MOST_STEPS = 30;
/** Difference in units of the prior's deviation, over which slopes and curvatures are taken. */
const DIFFERENCE = 0.02;
/** A step that gains less of the log posterior than this ends the search. */
const LEAST_GAIN = 1e-4;

/** Weights in units of their priors' deviations, about their priors' medians. */
type Point = readonly number[];

interface StockPosterior {
  /** At the posterior's mean. */
  readonly mean: StockWeights;
  /** Equally likely. */
  readonly draws: readonly StockWeights[];
  readonly mode: Point;
}

export interface StockData {
  readonly draws: readonly StockDraw[];
  readonly scaling: JoiningScaling;
  readonly recipe: StockRecipe;
  /** A larger jackpot never makes fewer join. */
  readonly monotone: boolean;
}

/** The weights that a point stands for. */
function weightsAt(
  { recipe: { attritionPerDraw, priors }, scaling: { kinds } }: Pick<StockData, 'recipe' | 'scaling'>,
  point: Point,
): StockWeights {
  const at = (i: number) => point[i] ?? 0;
  const { mean, deviation } = momentsOf(priors.elasticity);
  const noise = ([median, spread]: readonly [number, number], i: number) => median * exp(spread * at(i));
  return {
    attrition: Math.min(0.9, attritionPerDraw * exp(priors.attrition * at(0))),
    elasticity: mean + deviation * at(1),
    joiningSeason: [priors.joiningSeason * at(2), priors.joiningSeason * at(3)],
    leavingSeason: [priors.leavingSeason * at(4), priors.leavingSeason * at(5)],
    marketing: priors.marketing * at(6),
    ...(kinds && { kinds: kinds.map((kind, i) => kind.mean + kind.deviation * at(WEIGHTS + i)) }),
    noise: {
      payments: noise(priors.noise.payments, 7),
      joining: noise(priors.noise.joining, 8),
      level: noise(priors.noise.level, 9),
    },
  };
}

/** Of every stock; each kind of draws adds one. */
const WEIGHTS = 10;
const ELASTICITY = 1;

/** Log posterior of a point, but for a constant. */
function logPosterior(data: StockData, point: Point): number {
  const { draws, recipe } = data;
  const weights = weightsAt(data, point);
  const { logLikelihood } = filterStock(draws, weights, recipe.leadDraws);
  const normal = point.reduce((sum, x, i) => (i === ELASTICITY ? sum : sum - (x * x) / 2), 0);
  return logLikelihood + normal + log(mixtureDensity(recipe.priors.elasticity, weights.elasticity) + 1e-300);
}

/**
 * The posterior of the weights: its mode by Newton's method with differences, then draws from a wider normal about it, weighted by the
 * posterior over that normal (importance sampling: Geweke 1989), so that no slope is negative where none may be.
 * @throws DivergedError
 */
export function stockPosterior(
  data: StockData,
  start: Point = Array.from({ length: WEIGHTS + (data.scaling.kinds?.length ?? 0) }, () => 0),
): StockPosterior {
  const { mode, precision } = modeFrom(data, start);
  const root = inverseFactor(choleskyFactor(precision));
  const peak = logPosterior(data, mode);
  const drawn = quasiNormals(DRAWS, mode.length).map((scores) => {
    const point = mode.map(
      (x, i) => x + PROPOSAL_WIDTH * scores.reduce((sum, score, line) => sum + score * (root[line]?.[i] ?? 0), 0),
    );
    const weights = weightsAt(data, point);
    const allowed = !data.monotone || weights.elasticity >= 0;
    const proposal = -scores.reduce((sum, score) => sum + score * score, 0) / 2;
    return {
      point,
      weights,
      elasticity: weights.elasticity,
      weight: allowed ? exp(logPosterior(data, point) - peak - proposal) : 0,
    };
  });
  const total = drawn.reduce((sum, { weight }) => sum + weight, 0);
  if (!(total > 0)) throw new DivergedError('no weights of the stock of players fit the rows');
  const mean = mode.map((_, i) => drawn.reduce((sum, { point, weight }) => sum + weight * (point[i] ?? 0), 0) / total);
  return {
    mode,
    mean: weightsAt(data, mean),
    draws: equallyLikely(drawn).map(({ weights }) => weights),
  };
}

/** Damped Newton steps up the log posterior; the precision is its curvature at the end. */
function modeFrom(data: StockData, start: Point): { readonly mode: Point; readonly precision: number[][] } {
  let [mode, value] = [start, logPosterior(data, start)];
  let damping = 1;
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const { slope, curvature } = derivatives(data, mode, value);
    let moved = false;
    for (let attempt = 0; attempt < 12 && !moved; attempt += 1) {
      const factor = choleskyFactor(withDiagonal(curvature, damping));
      const next = mode.map((x, i) => x + (choleskySolve(factor, slope)[i] ?? NaN));
      const gained = logPosterior(data, next) - value;
      if (gained > 0) {
        [mode, value, moved] = [next, value + gained, true];
        damping /= 10;
        if (gained < LEAST_GAIN) step = MOST_STEPS;
      } else damping = Math.max(damping, 1e-3) * 8;
    }
    if (!moved) break;
  }
  return { mode, precision: positive(derivatives(data, mode, value).curvature) };
}

/** Slope of the log posterior and its negative second derivatives. */
function derivatives(data: StockData, at: Point, value: number) {
  const moved = (i: number, by: number, j = -1, other = 0) =>
    logPosterior(
      data,
      at.map((x, k) => x + (k === i ? by : 0) + (k === j ? other : 0)),
    );
  const ends = at.map((_, i) => [moved(i, DIFFERENCE), moved(i, -DIFFERENCE)] as const);
  const slope = ends.map(([above, below]) => (above - below) / (2 * DIFFERENCE));
  const curvature = at.map((_, i) =>
    at.map((__, j): number => {
      const [above, below] = ends[i] ?? [0, 0];
      if (i === j) return -(above + below - 2 * value) / DIFFERENCE ** 2;
      if (j > i) return 0;
      const [otherAbove, otherBelow] = ends[j] ?? [0, 0];
      // One corner more and one less, less the four ends.
      const both = moved(i, DIFFERENCE, j, DIFFERENCE) + moved(i, -DIFFERENCE, j, -DIFFERENCE);
      return -(both - above - below - otherAbove - otherBelow + 2 * value) / (2 * DIFFERENCE ** 2);
    }),
  );
  return { slope, curvature: curvature.map((row, i) => row.map((x, j) => (j > i ? (curvature[j]?.[i] ?? 0) : x))) };
}

function withDiagonal(matrix: readonly (readonly number[])[], more: number): number[][] {
  return matrix.map((row, i) => row.map((x, j) => x + (i === j ? more : 0)));
}

/** The same matrix, or, where it is not positive definite, with the prior's part of it alone raised until it is. */
function positive(matrix: readonly (readonly number[])[]): number[][] {
  for (let more = 0; more < 1e6; more = Math.max(0.1, 4 * more)) {
    const raised = withDiagonal(matrix, more);
    if (choleskyFactor(raised).every((row) => row.every(Number.isFinite))) return raised;
  }
  throw new DivergedError('the curvature of the log posterior is not finite');
}
