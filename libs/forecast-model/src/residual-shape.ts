import { lowerRank, upperRank } from './conformal-rank.ts';
import { normalDensity, normalQuantile } from './normal-distribution.ts';

/** Shape of standardised errors: knots of a quantile function in normal scores, and a normal tail beyond each end. */
export interface ResidualShape {
  readonly median: number;
  /** Deviations from the median at rising normal scores, through (0, 0). */
  readonly knots: readonly { readonly score: number; readonly deviation: number }[];
  /** Deviation per unit of normal score beyond the first and the last knot. */
  readonly lowerTail: number;
  readonly upperTail: number;
}

/** Below a half; mirrored above. Each is taken at a conformal rank, between them the function is linear in normal scores. */
const knotProbabilities = [0.05, 0.1, 0.2, 0.3, 0.4];
/** Normal scores of the knots, from the inner to the outer. */
const knotScores = knotProbabilities.map((p) => -normalQuantile(p)).reverse();
/** From so many residuals on, the rank at 5 % is at least the first. */
const LEAST_RESIDUALS = 19;
/** Spread of errors where too few were observed: the scale is fitted to the same rows, so errors to come are larger. */
const ASSUMED_SPREAD = 1.25;
/** Tails may be this much heavier than the normal through the body: one odd draw is not a distribution. */
const HEAVIEST_TAIL = 3;
/** A constant series still leaves room for surprise. */
const LEAST_DEVIATION = 0.02;

/** Mean of what a normal score exceeds its own 5 % quantile by, beyond it: φ(q)/0.05 − q. */
const tailScore = normalQuantile(0.95);
const meanExcess = normalDensity(tailScore) / 0.05 - tailScore;

/** Distances from the median to the ordered errors at ranks for each knot probability, on one side. */
function side(distances: readonly number[]): { knots: { score: number; deviation: number }[]; tail: number } {
  let floor = 0;
  const knots = knotScores.map((score, i) => {
    const deviation = Math.max(distances[distances.length - 1 - i] ?? 0, floor + LEAST_DEVIATION);
    floor = deviation;
    return { score, deviation };
  });
  return { knots, tail: floor / tailScore };
}

function tailSlope(body: number, beyond: readonly number[], edge: number): number {
  const excess = beyond.reduce((sum, distance) => sum + Math.max(0, distance - edge), 0) / Math.max(1, beyond.length);
  return Math.min(Math.max(body, excess / meanExcess), HEAVIEST_TAIL * body);
}

/**
 * Shape from standardised rolling-origin errors. The body from 5 % to 95 % passes through split-conformal ranks. Errors
 * cannot speak of rarer events, so beyond it the tails are normal (of log tickets: log-normal, whose mean is finite), with
 * the slope that matches the mean excess of the errors out there, never lighter than the body.
 */
export function residualShape(errors: readonly number[]): ResidualShape {
  const sorted = [...errors].sort((a, b) => a - b);
  const m = sorted.length;
  if (m < LEAST_RESIDUALS) {
    const knots = [...knotScores.map((score) => -score).reverse(), 0, ...knotScores].map((score) => ({
      score,
      deviation: ASSUMED_SPREAD * score,
    }));
    return { median: 0, knots, lowerTail: ASSUMED_SPREAD, upperTail: ASSUMED_SPREAD };
  }
  const at = (rank: number) => sorted[rank - 1] ?? NaN;
  const median = (at(Math.floor((m + 1) / 2)) + at(Math.ceil((m + 1) / 2))) / 2;
  const lower = side(knotProbabilities.map((p) => median - at(lowerRank(m, p))));
  const upper = side(knotProbabilities.map((p) => at(upperRank(m, 1 - p)) - median));
  const lowerEdge = lower.knots.at(-1)?.deviation ?? 0;
  const upperEdge = upper.knots.at(-1)?.deviation ?? 0;
  const below = sorted.slice(0, lowerRank(m, 0.05)).map((error) => median - error);
  const above = sorted.slice(upperRank(m, 0.95) - 1).map((error) => error - median);
  return {
    median,
    knots: [
      ...lower.knots.toReversed().map(({ score, deviation }) => ({ score: -score, deviation: -deviation })),
      { score: 0, deviation: 0 },
      ...upper.knots,
    ],
    lowerTail: tailSlope(lower.tail, below, lowerEdge),
    upperTail: tailSlope(upper.tail, above, upperEdge),
  };
}

/** Deviation from the median at a normal score: the quantile at probability Φ(score). Rises with the score. */
export function deviationAt(shape: ResidualShape, score: number): number {
  const first = shape.knots[0] ?? { score: 0, deviation: 0 };
  if (score <= first.score) return first.deviation + shape.lowerTail * (score - first.score);
  let left = first;
  for (const right of shape.knots) {
    if (score <= right.score && right !== left) {
      const share = (score - left.score) / (right.score - left.score);
      return left.deviation + share * (right.deviation - left.deviation);
    }
    left = right;
  }
  return left.deviation + shape.upperTail * (score - left.score);
}
