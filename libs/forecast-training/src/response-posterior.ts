import {
  type ElasticityMixture,
  type Recipe,
  type ResponseScaling,
  middleElasticityRow,
  mixtureDensity,
  momentsOf,
} from '@jackpot/forecast-model';
import { type Matrix, choleskyFactor, choleskySolve, inverseFactor } from './cholesky.ts';
import { equallyLikely } from './equally-likely.ts';
import { truncatedNormalDraws } from './truncated-normal.ts';

/** Draws that means and covariances are taken from. */
const DRAWS = 256;
/** A slope that hardly varies still varies by this share of the others'. */
const LEAST_VARIANCE = 1e-6;

/** The posterior of the location's weights seen as normal, before its slopes are bounded; they come last. */
interface NormalPosterior {
  readonly precision: Matrix;
  readonly mean: readonly number[];
}

/** The posterior with slopes bounded and the mixture as prior. */
interface ResponsePosterior {
  /** Posterior mean of every weight. */
  readonly location: number[];
  /** Precision of the normal with the posterior's covariance. */
  readonly precision: number[][];
  /** Equally likely slopes, by rising elasticity. */
  readonly draws: readonly (readonly number[])[];
}

interface Weighted {
  readonly slopes: readonly number[];
  readonly elasticity: number;
  readonly weight: number;
}

/**
 * The posterior of the response as it is: slopes that are never negative where it is monotone, drawn from their normal, and
 * weighted by the mixture that is their prior over the one normal that the fit took for it. The other weights follow given the slopes.
 * @param mode slopes of the fit, where the drawing starts
 */
export function responsePosterior(
  { precision, mean }: NormalPosterior,
  mode: readonly number[],
  { mixture, scaling, recipe, monotone }: ResponsePrior,
): ResponsePosterior {
  const others = mean.length - mode.length;
  const factor = choleskyFactor(precision);
  const corner = (matrix: Matrix) => matrix.slice(others).map((row) => row.slice(others));
  const factorOfSlopes = corner(factor);
  const marginal = factorOfSlopes.map((row) =>
    factorOfSlopes.map((other) => row.reduce((sum, x, k) => sum + x * (other[k] ?? 0), 0)),
  );
  const slopesMean = mean.slice(others);
  const row = middleElasticityRow(scaling, recipe.response);
  const proposal = [{ weight: 1, ...momentsOf(mixture) }];
  const drawn = truncatedNormalDraws({ mean: slopesMean, precision: marginal }, monotone, mode, DRAWS).map((slopes) => {
    const elasticity = slopes.reduce((sum, slope, i) => sum + slope * (row[i] ?? 0), 0);
    return { slopes, elasticity, weight: mixtureDensity(mixture, elasticity) / mixtureDensity(proposal, elasticity) };
  });
  const { center, covariance } = weightedMoments(drawn);
  const inverse = inverseOf(covariance);
  const shift = center.map((slope, i) => slope - (slopesMean[i] ?? 0));
  const pulls = precision
    .slice(0, others)
    .map((line) => shift.reduce((sum, x, i) => sum + x * (line[others + i] ?? 0), 0));
  const follows = choleskySolve(factor.slice(0, others), pulls);
  return {
    location: [...follows.map((change, i) => (mean[i] ?? 0) - change), ...center],
    precision: precision.map((line, i) =>
      line.map((value, j) => {
        const [a, b] = [i - others, j - others];
        return a < 0 || b < 0 ? value : value + (inverse[a]?.[b] ?? 0) - (marginal[a]?.[b] ?? 0);
      }),
    ),
    draws: equallyLikely(drawn).map(({ slopes }) => slopes),
  };
}

interface ResponsePrior {
  readonly mixture: ElasticityMixture;
  readonly scaling: ResponseScaling;
  readonly recipe: Recipe;
  readonly monotone: boolean;
}

function weightedMoments(drawn: readonly Weighted[]): { center: number[]; covariance: number[][] } {
  const total = drawn.reduce((sum, { weight }) => sum + weight, 0);
  const mean = (value: (slopes: readonly number[]) => number) =>
    drawn.reduce((sum, { slopes, weight }) => sum + weight * value(slopes), 0) / total;
  const center = (drawn[0]?.slopes ?? []).map((_, i) => mean((slopes) => slopes[i] ?? 0));
  const off = (slopes: readonly number[], i: number) => (slopes[i] ?? 0) - (center[i] ?? 0);
  const covariance = center.map((_, i) => center.map((__, j) => mean((slopes) => off(slopes, i) * off(slopes, j))));
  const least = LEAST_VARIANCE * covariance.reduce((sum, line, i) => sum + (line[i] ?? 0), LEAST_VARIANCE);
  return { center, covariance: covariance.map((line, i) => line.map((value, j) => value + (i === j ? least : 0))) };
}

/** A⁻¹ = R′R. */
function inverseOf(matrix: Matrix): number[][] {
  const root = inverseFactor(choleskyFactor(matrix));
  return matrix.map((_, i) =>
    matrix.map((__, j) => root.reduce((sum, line) => sum + (line[i] ?? 0) * (line[j] ?? 0), 0)),
  );
}
