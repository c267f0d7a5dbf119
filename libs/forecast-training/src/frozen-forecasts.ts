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
import { drawInput, gapsOf } from './training-window.ts';

/** A forecast made one draw ahead, from rows before it alone. */
export interface OriginForecast {
  readonly row: SalesRow;
  readonly at: LocationScale;
  /** (log tickets − location) / (scale × widening). */
  readonly error: number;
}

/**
 * Forecasts the draws from row `origin` on, each one draw ahead: the weights stay, the memory takes every draw in as it is
 * held. `fit` was fitted to the `fit.rows` rows before `origin`.
 */
export function frozenForecasts(
  rows: readonly SalesRow[],
  fit: ModelFit,
  origin: number,
  recipe: Recipe,
): OriginForecast[] {
  const seen = rows.slice(Math.max(0, origin - fit.rows));
  const first = seen.length - (rows.length - origin);
  const inputs = seen.map(drawInput);
  const series = {
    residuals: seen.map((row) => Math.log(row.ticketsSold) - structuralLogTickets(drawInput(row), fit, recipe)),
    gaps: gapsOf(seen),
    logScales: inputs.map(({ jackpot }) => jackpotLogScale(jackpot, fit)),
  };
  return seen.slice(first).map((row, i): OriginForecast => {
    const t = first + i;
    const before = {
      residuals: series.residuals.slice(0, t),
      gaps: series.gaps.slice(0, t),
      logScales: series.logScales.slice(0, t),
    };
    const { last } = recollect(before, fit.weights.memory, fit.weights.scale.volatility, recipe);
    // What is spent on marketing for a draw is not known when its jackpot is decided.
    const draw = { ...drawInput(row), marketingSpend: null };
    const at = locationScale(draw, fit, recipe, last, series.gaps[t] ?? 1);
    return { row, at, error: (Math.log(row.ticketsSold) - at.location) / (at.scale * at.widening) };
  });
}
