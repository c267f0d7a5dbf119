import { type FeatureGroup, type Recipe, type ResponseScaling, featureGroups } from '@jackpot/forecast-model';

/** The level is all but free. */
const LEVEL_DEVIATION = 10;
/** Groups whose prior is a Student-t of the whole group. */
export const calendarGroups = ['season', 'month', 'holiday'] as const;

/** Precision of each weight's own normal prior; 0 where it has none. */
export function normalPrecisions(recipe: Recipe): number[] {
  const deviations: Partial<Record<FeatureGroup, number>> = {
    level: LEVEL_DEVIATION,
    marketing: recipe.priors.marketing,
    tilt: recipe.priors.tilt,
  };
  return featureGroups(recipe).map((group) => {
    const deviation = deviations[group];
    return deviation === undefined ? 0 : deviation ** -2;
  });
}

/** Columns of each group, by the order of `calendarGroups`. */
export function calendarGroupColumns(recipe: Recipe): number[][] {
  const groups = featureGroups(recipe);
  return calendarGroups.map((name) => groups.flatMap((group, i) => (group === name ? [i] : [])));
}

/** A weight, or a weight less another, whose prior is normal. */
export interface SlopeDifference {
  readonly terms: readonly { readonly column: number; readonly sign: number }[];
  readonly deviation: number;
}

/**
 * The first slope of the response, then each slope less the one before it. Slopes change as a Wiener process of the log
 * jackpot does (the prior of a smoothing spline: Wahba 1978), so a change's deviation grows with the root of the way from the
 * middle of one segment to that of the next: where past jackpots lie close together, they hardly bend the response.
 */
export function slopeDifferences(
  { priors, ...recipe }: Recipe,
  { knots, min, max }: ResponseScaling,
): SlopeDifference[] {
  const slopes = featureGroups({ priors, ...recipe }).flatMap((group, i) => (group === 'response' ? [i] : []));
  const edges = [min, ...knots, Math.max(max, knots.at(-1) ?? max)];
  const middle = (segment: number) => ((edges[segment] ?? NaN) + (edges[segment + 1] ?? NaN)) / 2;
  return slopes.map((column, i) => {
    const before = slopes[i - 1];
    if (before === undefined) return { terms: [{ column, sign: 1 }], deviation: priors.slope };
    return {
      terms: [
        { column, sign: 1 },
        { column: before, sign: -1 },
      ],
      deviation: priors.slopeChange * Math.sqrt(middle(i) - middle(i - 1)),
    };
  });
}

/**
 * Precision matrix of the prior, seen as normal: exact but for the calendar groups, whose Student-t has the precision
 * (ν + g)/(ν s² + |θ_g|²) at weights θ_g of g columns (its weight in iterated least squares; Lange, Little & Taylor 1989).
 */
export function priorPrecision(location: readonly number[], recipe: Recipe, response: ResponseScaling): number[][] {
  const { calendar } = recipe.priors;
  const diagonal = normalPrecisions(recipe);
  for (const columns of calendarGroupColumns(recipe)) {
    const squared = columns.reduce((sum, i) => sum + (location[i] ?? 0) ** 2, 0);
    const { degreesOfFreedom: nu, deviation } = calendar;
    for (const i of columns) diagonal[i] = (nu + columns.length) / (nu * deviation ** 2 + squared);
  }
  const precision = diagonal.map((value, i) => diagonal.map((_, j) => (i === j ? value : 0)));
  for (const { terms, deviation } of slopeDifferences(recipe, response)) {
    for (const a of terms) {
      for (const b of terms) {
        const row = precision[a.column];
        if (row) row[b.column] = (row[b.column] ?? 0) + (a.sign * b.sign) / deviation ** 2;
      }
    }
  }
  return precision;
}

/** Which weights are slopes of the response, non-negative where it is monotone. */
export function slopeColumns(recipe: Recipe): boolean[] {
  return featureGroups(recipe).map((group) => group === 'response');
}

/** Membership of each column in each of `calendarGroups`, 1 or 0. */
export function calendarMask(recipe: Recipe): number[][] {
  return featureGroups(recipe).map((group) => calendarGroups.map((name) => Number(group === name)));
}
