import { type DrawCalendar, drawsAhead } from '@jackpot/config-schema';
import { log } from '@jackpot/elementary-functions';
import {
  type LocationScale,
  type ModelFit,
  type Recipe,
  locationScale,
  stateOf,
  statesAfter,
} from '@jackpot/forecast-model';
import type { SalesRow } from '@jackpot/sales-data';
import { drawInput, heldDraw } from './training-window.ts';

/** A forecast made from rows before it alone. */
export interface OriginForecast {
  readonly row: SalesRow;
  readonly at: LocationScale;
  /** (log tickets − location) / (scale × widening). */
  readonly error: number;
}

/**
 * Forecasts draws `ahead` of what is known: the weights stay, the memory takes every draw in as it is held, and the first
 * forecast is made when the rows before `origin` are known. `fit` was fitted to the `fit.rows` rows before `origin`.
 */
export function frozenForecasts(
  rows: readonly SalesRow[],
  fit: ModelFit,
  origin: number,
  { recipe, calendar }: { readonly recipe: Recipe; readonly calendar: DrawCalendar },
  ahead = 1,
): OriginForecast[] {
  const seen = rows.slice(Math.max(0, origin - fit.rows));
  const first = seen.length - (rows.length - origin) + ahead - 1;
  const knownAt = (i: number) => first + i - ahead + 1;
  const forecast = seen.slice(first);
  const states = statesAfter(
    seen.map(heldDraw),
    forecast.map((_, i) => knownAt(i)),
    fit,
    recipe,
  );
  return forecast.map((row, i): OriginForecast => {
    const known = knownAt(i);
    // Spending on marketing for a draw is not known when its jackpot is decided.
    const draw = { ...drawInput(row), marketingSpend: null };
    const draws = drawsAhead(calendar, seen[known - 1]?.drawDate ?? row.drawDate, row.drawDate);
    const at = locationScale(draw, fit, recipe, states[i] ?? stateOf(fit), draws);
    return { row, at, error: (log(row.ticketsSold) - at.location) / (at.scale * at.widening) };
  });
}
