import type { IsoDate } from '@jackpot/config-schema';
import { calendarPrecisions, holidays, monthlyHarmonics, yearlyHarmonics, yearsSince } from './calendar-features.ts';
import { type ResponseScaling, responseScaling, responseSegments } from './jackpot-response.ts';
import { type MarketingScaling, marketingEffort, marketingScaling } from './marketing-feature.ts';
import type { Recipe } from './recipe.ts';

/** What is known of a draw before it is held. `marketingSpend` null means not known. */
export interface DrawInput {
  readonly drawDate: IsoDate;
  readonly jackpot: number;
  readonly marketingSpend: number | null;
}

/** What the features take from the rows that a model is fitted on, and from no other. */
export interface FeatureScaling {
  /** Date at which the trend is zero. */
  readonly trendOrigin: IsoDate;
  readonly response: ResponseScaling;
  readonly marketing: MarketingScaling;
}

/** Takes the scaling from the rows before the origin; `rows` rise by date and are not empty. */
export function featureScaling(rows: readonly DrawInput[], recipe: Recipe): FeatureScaling {
  return {
    trendOrigin: rows.at(-1)?.drawDate ?? '1970-01-01',
    response: responseScaling(
      rows.map(({ jackpot }) => jackpot),
      recipe.response.knotQuantiles,
    ),
    marketing: marketingScaling(rows),
  };
}

/**
 * One row of regressors: level, trend (years), marketing, calendar, then the segments of the log jackpot. It depends on
 * the jackpot and the date alone (and marketing where known), never on earlier sales or jackpots, so that a plan's weeks
 * are separable.
 */
export function featureRow(draw: DrawInput, scaling: FeatureScaling, { features }: Recipe): number[] {
  return [
    1,
    features.trend ? yearsSince(scaling.trendOrigin, draw.drawDate) : 0,
    features.marketing ? marketingEffort(draw.drawDate, draw.marketingSpend, scaling.marketing) : 0,
    ...yearlyHarmonics(draw.drawDate, features.yearlyHarmonics),
    ...monthlyHarmonics(draw.drawDate, features.monthlyHarmonics),
    ...(features.holidays ? holidays(draw.drawDate) : []),
    ...responseSegments(Math.log(draw.jackpot), scaling.response),
  ];
}

/** The level is all but free. */
const LEVEL_PRECISION = 0.01;

/** Prior precision of each weight of `featureRow`, and which of them are slopes of the response. */
export function featurePriors(recipe: Recipe): { readonly precision: number; readonly slope: boolean }[] {
  const { penalties, response } = recipe;
  const others = [LEVEL_PRECISION, penalties.trend, penalties.calendar, ...calendarPrecisions(recipe)];
  return [
    ...others.map((precision) => ({ precision, slope: false })),
    ...Array.from({ length: response.knotQuantiles.length + 1 }, () => ({
      precision: response.shrinkage,
      slope: true,
    })),
  ];
}
