import {
  kindColumns,
  kindDeviation,
  type LocationScale,
  type StockArtefact,
  type StockRecipe,
  quantilesFrom,
  stockLocation,
  ticketsPerPlayer,
} from '@jackpot/forecast-model';
import type { SalesRow } from '@jackpot/sales-data';
import { calibrationErrors } from '../calibration-errors.ts';
import { LEAST_ROWS, needRows } from '../least-rows.ts';
import { type FittedStock, type StockOptions, fitStock, stockData } from './fit-stock.ts';
import { filterStock, standardised } from './stock-filter.ts';

/** One draw, forecast from the rows before it. */
interface StockForecast {
  readonly row: SalesRow;
  readonly at: LocationScale;
  readonly error: number;
  /** The fit that made it. */
  readonly fitted: FittedStock;
}

export interface RollingStock {
  readonly forecasts: readonly StockForecast[];
  readonly final: FittedStock;
}

/**
 * Rolling origin of a stock over the calibration and the last `scored` draws: before each scored draw, and every so many before those,
 * the weights are fitted to the rows before, from where the fit before ended.
 * @throws TooFewRowsError, DivergedError
 */
export function rollingStock(
  rows: readonly SalesRow[],
  scored: number,
  recipe: StockRecipe,
  options: StockOptions,
): RollingStock {
  needRows(rows.length, scored);
  const firstScored = rows.length - scored;
  const { rollingDraws, refitEvery } = recipe.calibration;
  const origins: number[] = [];
  for (let at = firstScored - rollingDraws; at < firstScored; at += refitEvery) if (at >= LEAST_ROWS) origins.push(at);
  for (let at = firstScored; at < rows.length; at += 1) origins.push(at);
  let start: readonly number[] | undefined;
  const fitTo = (seen: readonly SalesRow[]): FittedStock => {
    const fitted = fitStock(seen, recipe, options, start);
    start = fitted.mode;
    return fitted;
  };
  const forecasts = origins.flatMap((origin, i) => {
    const fitted = fitTo(rows.slice(0, origin));
    return frozenStock(rows.slice(0, origins[i + 1] ?? rows.length), origin, recipe, options, fitted.fit).map(
      (forecast) => ({ ...forecast, fitted }),
    );
  });
  return { forecasts, final: fitTo(rows) };
}

/** Forecasts of the rows from `origin` on, one draw ahead, by weights that stay. */
export function frozenStock(
  rows: readonly SalesRow[],
  origin: number,
  recipe: StockRecipe,
  options: StockOptions,
  { weights, scaling, draws: possible }: StockArtefact['fit'],
): Omit<StockForecast, 'fitted'>[] {
  const { draws } = stockData(rows, recipe, options, scaling);
  const { before } = filterStock(draws, weights, recipe.leadDraws);
  const places = new Map(draws.map(({ drawDate }, t) => [drawDate, t]));
  const { payments } = weights.noise;
  return rows.slice(origin).flatMap((row) => {
    const state = before[places.get(row.drawDate) ?? -1];
    if (state === undefined) return [];
    const { players, covariance } = state;
    const kinds = kindColumns(row, scaling.kinds);
    const deviation = Math.hypot(
      Math.sqrt(covariance[0]),
      payments * players,
      kindDeviation(possible, kinds) * players,
    );
    const each = ticketsPerPlayer(weights, kinds);
    const at = stockLocation({ players: players * each, jackpot: row.jackpotAnnounced }, deviation / players, scaling);
    return [{ row, at, error: standardised(row.ticketsSold / each, players, deviation) }];
  });
}

/** Quantiles of tickets for each of the last `scored` draws, calibrated by errors from before it. */
export function scoredStock(
  { forecasts }: RollingStock,
  scored: number,
  recipe: StockRecipe,
  probs: readonly number[],
): { readonly row: SalesRow; readonly quantiles: number[] }[] {
  const first = forecasts.length - scored;
  return forecasts.slice(first).map(({ row, at, fitted }, i) => ({
    row,
    quantiles: quantilesFrom(
      at,
      calibrationErrors(forecasts.slice(0, first + i), fitted.errors, recipe.calibration),
      probs,
    ),
  }));
}
