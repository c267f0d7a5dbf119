import type { DrawCalendar } from '@jackpot/config-schema';
import type { Recipe } from '@jackpot/forecast-model';
import type { SalesRow } from '@jackpot/sales-data';
import { type OriginForecast, frozenForecasts } from './frozen-forecasts.ts';
import type { RollingOrigin } from './rolling-origin.ts';

/** The horizons that forecasts are scored at, in draws. */
export const scoredHorizons = [1, 4, 13, 26, 52] as const;

/** Forecasts of one origin `ahead` draws on, as each draw before the next origin becomes known. */
export function horizonForecasts(
  rows: readonly SalesRow[],
  { origins }: RollingOrigin,
  ahead: number,
  options: { readonly recipe: Recipe; readonly calendar: DrawCalendar },
): OriginForecast[][] {
  const last = rows.length;
  return origins.map(({ origin, fitted }, i) => {
    const next = origins[i + 1]?.origin ?? last;
    const known = rows.slice(0, Math.min(last, next + ahead - 1));
    return origin + ahead > known.length ? [] : frozenForecasts(known, fitted.fit, origin, options, ahead);
  });
}
