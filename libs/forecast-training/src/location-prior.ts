import { type FeatureGroup, type Recipe, featureGroups } from '@jackpot/forecast-model';

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

/**
 * Differences whose prior is normal with deviation `priors.slope`: the first slope of the response, then each slope less
 * the one before it, as rows of signed columns.
 */
export function slopeDifferences(recipe: Recipe): { readonly column: number; readonly sign: number }[][] {
  const slopes = featureGroups(recipe).flatMap((group, i) => (group === 'response' ? [i] : []));
  return slopes.map((column, i) => {
    const before = slopes[i - 1];
    return before === undefined
      ? [{ column, sign: 1 }]
      : [
          { column, sign: 1 },
          { column: before, sign: -1 },
        ];
  });
}

/**
 * Precision matrix of the prior, seen as normal: exact but for the calendar groups, whose Student-t has the precision
 * (ν + g)/(ν s² + |θ_g|²) at weights θ_g of g columns (its weight in iterated least squares; Lange, Little & Taylor 1989).
 */
export function priorPrecision(location: readonly number[], recipe: Recipe): number[][] {
  const { calendar, slope } = recipe.priors;
  const diagonal = normalPrecisions(recipe);
  for (const columns of calendarGroupColumns(recipe)) {
    const squared = columns.reduce((sum, i) => sum + (location[i] ?? 0) ** 2, 0);
    const { degreesOfFreedom: nu, deviation } = calendar;
    for (const i of columns) diagonal[i] = (nu + columns.length) / (nu * deviation ** 2 + squared);
  }
  const precision = diagonal.map((value, i) => diagonal.map((_, j) => (i === j ? value : 0)));
  for (const difference of slopeDifferences(recipe)) {
    for (const a of difference) {
      for (const b of difference) {
        const row = precision[a.column];
        if (row) row[b.column] = (row[b.column] ?? 0) + (a.sign * b.sign) / slope ** 2;
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
