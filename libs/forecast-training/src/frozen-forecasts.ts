import { type DrawCalendar, drawsAhead } from '@jackpot/config-schema';
import {
  type LocationScale,
  type ModelFit,
  type Recipe,
  jackpotLogScale,
  locationScale,
  recollect,
  structuralLogTickets,
} from '@jackpot/forecast-model';
import type { SalesRow } from '@jackpot/sales-data';
import { drawInput } from './training-window.ts';

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
  const residuals = seen.map((row) => Math.log(row.ticketsSold) - structuralLogTickets(drawInput(row), fit, recipe));
  const logScales = seen.map(({ jackpotAnnounced }) => jackpotLogScale(jackpotAnnounced, fit));
  return seen.slice(first).map((row, i): OriginForecast => {
    const known = first + i - ahead + 1;
    const before = { residuals: residuals.slice(0, known), logScales: logScales.slice(0, known) };
    const { last } = recollect(before, fit.weights.memory, fit.weights.scale.volatility, recipe);
    // Spending on marketing for a draw is not known when its jackpot is decided.
    const draw = { ...drawInput(row), marketingSpend: null };
    const draws = drawsAhead(calendar, seen[known - 1]?.drawDate ?? row.drawDate, row.drawDate);
    const at = locationScale(draw, fit, recipe, last, draws);
    return { row, at, error: (Math.log(row.ticketsSold) - at.location) / (at.scale * at.widening) };
  });
}
