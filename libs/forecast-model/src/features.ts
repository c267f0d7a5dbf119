import type { IsoDate } from '@jackpot/config-schema';
import { log, tanh } from '@jackpot/elementary-functions';
import { calendarColumns, holidayNames, yearsSince } from './calendar-features.ts';
import { type DrawKind, kindColumns } from './draw-kind.ts';
import { type ResponseScaling, responseRow, responseScaling, responseWeights } from './jackpot-response.ts';
import { type MarketingScaling, marketingEffort, marketingScaling } from './marketing-feature.ts';
import type { Recipe } from './recipe.ts';

/** Facts of a draw that are known before it is held. `marketingSpend` null means not known. */
export interface DrawInput {
  readonly drawDate: IsoDate;
  readonly jackpot: number;
  readonly marketingSpend: number | null;
  /** Kind of the draw; left out or null where it is none of its own. */
  readonly event?: string | null | undefined;
}

/** Scales that the features take from the rows that a model is fitted on, and from no other. */
export interface FeatureScaling {
  /** Date of the last row: from then on the response is the present one. */
  readonly cutoff: IsoDate;
  readonly response: ResponseScaling;
  readonly marketing: MarketingScaling;
  /** Left out where the game has none. */
  readonly kinds?: readonly DrawKind[] | undefined;
}

/** Takes the scaling from the rows before the origin; `rows` rise by date and are not empty. */
export function featureScaling(
  rows: readonly DrawInput[],
  recipe: Recipe,
  kinds: readonly DrawKind[] = [],
): FeatureScaling {
  const cutoff = rows.at(-1)?.drawDate ?? '1970-01-01';
  const { knotQuantiles, referenceYears = Infinity } = recipe.response;
  const recent = rows.filter(({ drawDate }) => yearsSince(cutoff, drawDate) > -referenceYears);
  return {
    cutoff,
    response: responseScaling(
      rows.map(({ jackpot }) => jackpot),
      knotQuantiles,
      recent.map(({ jackpot }) => jackpot),
    ),
    marketing: marketingScaling(rows),
    ...(kinds.length > 0 && { kinds }),
  };
}

/** Meaning of a column of `featureRow`; columns of one group share a prior. */
export type FeatureGroup = 'level' | 'marketing' | 'tilt' | 'season' | 'month' | 'holiday' | 'kind' | 'response';

/** The group of each column of `featureRow`; the response comes last. */
export function featureGroups({ features, response }: Recipe, kinds: readonly DrawKind[] = []): FeatureGroup[] {
  const repeat = (group: FeatureGroup, columns: number) => Array.from({ length: columns }, () => group);
  return [
    'level',
    'marketing',
    'tilt',
    ...repeat('season', 2 * features.yearlyHarmonics),
    ...repeat('month', 2 * features.monthlyHarmonics),
    ...repeat('holiday', features.holidays ? holidayNames.length : 0),
    ...repeat('kind', kinds.length),
    ...repeat('response', responseWeights(response)),
  ];
}

/**
 * Extra steepness of the response in the past, per unit of the tilt's weight: years before the cutoff, levelling off at
 * `tiltYears`, times the jackpot's distance from the median in standard deviations. Zero from the cutoff on, so that the
 * forecast's response is that of the slopes alone and stays monotone.
 */
function tilt(draw: DrawInput, { cutoff, response }: FeatureScaling, tiltYears: number): number {
  const years = Math.min(0, yearsSince(cutoff, draw.drawDate));
  const jackpot = (log(draw.jackpot) - response.reference) / response.standardDeviation;
  return years === 0 ? 0 : tiltYears * tanh(years / tiltYears) * jackpot;
}

/**
 * One row of regressors: level, marketing, tilt, calendar, kinds, then the response to the jackpot. It depends on the
 * jackpot and the date alone (and marketing and event where known), never on earlier sales or jackpots, so that a plan's weeks are
 * separable.
 */
export function featureRow(draw: DrawInput, scaling: FeatureScaling, { features, response }: Recipe): number[] {
  return [
    1,
    features.marketing ? marketingEffort(draw.drawDate, draw.marketingSpend, scaling.marketing) : 0,
    tilt(draw, scaling, features.tiltYears),
    ...calendarColumns(draw.drawDate, features),
    ...kindColumns(draw, scaling.kinds),
    ...responseRow(log(draw.jackpot), scaling.response, response),
  ];
}
