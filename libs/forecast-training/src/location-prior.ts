import {
  type DrawKind,
  type ElasticityMixture,
  type FeatureGroup,
  type FeatureScaling,
  type Recipe,
  type ResponseScaling,
  featureGroups,
  middleElasticityRow,
  momentsOf,
} from '@jackpot/forecast-model';

/** The level is all but free. */
const LEVEL_DEVIATION = 10;
/** Groups whose prior is a Student-t of the whole group. */
const calendarGroups = ['season', 'month', 'holiday'] as const;

/** Precision of each weight's normal prior; 0 without a prior. */
export function normalPrecisions(recipe: Recipe, kinds?: readonly DrawKind[]): number[] {
  const deviations: Partial<Record<FeatureGroup, number>> = {
    level: LEVEL_DEVIATION,
    marketing: recipe.priors.marketing,
    tilt: recipe.priors.tilt,
  };
  return featureGroups(recipe, kinds).map((group) => {
    const deviation = deviations[group];
    return deviation === undefined ? 0 : deviation ** -2;
  });
}

/** Columns of each group, by the order of `calendarGroups`. */
export function calendarGroupColumns(recipe: Recipe): number[][] {
  const groups = featureGroups(recipe);
  return calendarGroups.map((name) => groups.flatMap((group, i) => (group === name ? [i] : [])));
}

/** A sum of weights, each times a factor, whose prior is normal. */
interface NormalTerm {
  readonly terms: readonly { readonly column: number; readonly factor: number }[];
  readonly mean: number;
  readonly deviation: number;
}

/**
 * The priors that lie on sums of weights, or about another mean than zero. That of the kinds of draws; that of the response: one slope, or the elasticity over the middle of the jackpots, then each slope less the one before
 * it. Slopes change as a Wiener process of the log jackpot does (the prior of a smoothing spline: Wahba 1978), so a change's
 * deviation grows with the root of the way between the two: where past jackpots lie close together, they hardly bend the response.
 */
export function normalTerms(
  recipe: Recipe,
  { response: scaling, kinds = [] }: Pick<FeatureScaling, 'response' | 'kinds'>,
): NormalTerm[] {
  const { priors, response } = recipe;
  const groups = featureGroups(recipe, kinds);
  const slopes = groups.flatMap((group, i) => (group === 'response' ? [i] : []));
  const firstKind = groups.indexOf('kind');
  const ofKinds = kinds.map(({ mean, deviation }, i) => ({
    terms: [{ column: firstKind + i, factor: 1 }],
    mean,
    deviation,
  }));
  const places = response.smooth ? scaling.knots : segmentMiddles(scaling);
  const level = priors.elasticity
    ? middleElasticity(slopes, recipe, priors.elasticity, scaling)
    : firstSlope(slopes, recipe);
  const changes = slopes.slice(1).map((column, i) => ({
    terms: [
      { column, factor: 1 },
      { column: slopes[i] ?? NaN, factor: -1 },
    ],
    mean: 0,
    deviation: priors.slopeChange * Math.sqrt((places[i + 1] ?? NaN) - (places[i] ?? NaN)),
  }));
  return [...ofKinds, level, ...changes];
}

function segmentMiddles({ knots, min, max }: ResponseScaling): number[] {
  const edges = [min, ...knots, Math.max(max, knots.at(-1) ?? max)];
  return edges.slice(1).map((edge, i) => ((edges[i] ?? NaN) + edge) / 2);
}

function firstSlope([column = NaN]: readonly number[], { priors }: Recipe): NormalTerm {
  return { terms: [{ column, factor: 1 }], mean: 0, deviation: priors.slope };
}

function middleElasticity(
  slopes: readonly number[],
  { response }: Recipe,
  mixture: ElasticityMixture,
  scaling: ResponseScaling,
): NormalTerm {
  const row = middleElasticityRow(scaling, response);
  return { terms: slopes.map((column, i) => ({ column, factor: row[i] ?? 0 })), ...momentsOf(mixture) };
}

/** The prior of the location seen as normal: its precision, and the precision times its mean. */
interface NormalPrior {
  readonly precision: number[][];
  readonly pull: number[];
}

/**
 * The prior seen as normal: exact but for the calendar groups, whose Student-t has the precision
 * (ν + g)/(ν s² + |θ_g|²) at weights θ_g of g columns (its weight in iterated least squares; Lange, Little & Taylor 1989).
 */
export function normalPrior(
  location: readonly number[],
  recipe: Recipe,
  scaling: Pick<FeatureScaling, 'response' | 'kinds'>,
): NormalPrior {
  const { calendar } = recipe.priors;
  const diagonal = normalPrecisions(recipe, scaling.kinds);
  for (const columns of calendarGroupColumns(recipe)) {
    const squared = columns.reduce((sum, i) => sum + (location[i] ?? 0) ** 2, 0);
    const { degreesOfFreedom: nu, deviation } = calendar;
    for (const i of columns) diagonal[i] = (nu + columns.length) / (nu * deviation ** 2 + squared);
  }
  const precision = diagonal.map((value, i) => diagonal.map((_, j) => (i === j ? value : 0)));
  const pull = diagonal.map(() => 0);
  for (const { terms, mean, deviation } of normalTerms(recipe, scaling)) {
    for (const a of terms) {
      pull[a.column] = (pull[a.column] ?? 0) + (a.factor * mean) / deviation ** 2;
      for (const b of terms) {
        const row = precision[a.column];
        if (row) row[b.column] = (row[b.column] ?? 0) + (a.factor * b.factor) / deviation ** 2;
      }
    }
  }
  return { precision, pull };
}

/** Marks the weights that are slopes of the response, non-negative where it is monotone. */
export function slopeColumns(recipe: Recipe, kinds?: readonly DrawKind[]): boolean[] {
  return featureGroups(recipe, kinds).map((group) => group === 'response');
}

/** Membership of each column in each of `calendarGroups`, 1 or 0. */
export function calendarMask(recipe: Recipe, kinds?: readonly DrawKind[]): number[][] {
  return featureGroups(recipe, kinds).map((group) => calendarGroups.map((name) => Number(group === name)));
}
