import { type ModelFit, type Recipe, quantilesFrom, scoredQuantiles } from '@jackpot/forecast-model';
import type { SalesRow } from '@jackpot/sales-data';
import { TooFewRowsError } from './errors.ts';
import { type OnProgress, fitWindows } from './fit-windows.ts';
import { type OriginForecast, frozenForecasts } from './frozen-forecasts.ts';
import { trainingWindow } from './training-window.ts';

/** Forecasts of consecutive draws up to the last row, and the fit to all rows. */
export interface RollingOrigin {
  readonly forecasts: readonly OriginForecast[];
  readonly final: ModelFit;
}

/** Rows that a first fit needs: half a year. */
export const LEAST_ROWS = 26;

/**
 * Rows after which the weights are fitted anew: before every one of the last `scored` draws, and every `refitEvery` draws
 * in the calibration before them.
 */
function origins(rows: number, scored: number, { calibration }: Recipe): number[] {
  const firstScored = rows - scored;
  const first = Math.max(LEAST_ROWS, firstScored - calibration.draws);
  const early = [];
  for (
    let origin = firstScored - calibration.refitEvery;
    origin > first - calibration.refitEvery;
    origin -= calibration.refitEvery
  ) {
    early.push(Math.max(first, origin));
  }
  return [...early.reverse(), ...Array.from({ length: scored + 1 }, (_, i) => firstScored + i)];
}

/**
 * Rolling origin over the calibration and the last `scored` draws, as production would have forecast them.
 * @throws TooFewRowsError where no half year of rows lies before the scored draws
 */
export function rollingOrigin(
  rows: readonly SalesRow[],
  scored: number,
  options: { readonly recipe: Recipe; readonly monotone: boolean; readonly onProgress?: OnProgress | undefined },
): RollingOrigin {
  if (rows.length - scored < LEAST_ROWS) {
    throw new TooFewRowsError(`${rows.length} rows: ${scored} scored draws and ${LEAST_ROWS} before them are needed`);
  }
  const at = origins(rows.length, scored, options.recipe);
  const fits = fitWindows(
    at.map((origin) => trainingWindow(rows, origin, options.recipe)),
    options,
  );
  const final = fits.at(-1);
  if (!final) throw new TooFewRowsError('no origin to fit');
  const forecasts = fits.slice(0, -1).flatMap((fit, i) => {
    const origin = at[i] ?? 0;
    return frozenForecasts(rows.slice(0, at[i + 1]), fit, origin, options.recipe);
  });
  return { forecasts, final };
}

/** Errors that calibrate a forecast: the last ones that the recipe asks for, rounded so that they print the same anywhere. */
export function calibrationErrors(forecasts: readonly OriginForecast[], recipe: Recipe): number[] {
  return forecasts.slice(-recipe.calibration.draws).map(({ error }) => Number(error.toPrecision(9)));
}

/** Quantiles of tickets for each of the last `scored` draws, calibrated by errors from before it. */
export function scoredForecasts(
  { forecasts }: RollingOrigin,
  scored: number,
  recipe: Recipe,
): { readonly row: SalesRow; readonly quantiles: number[] }[] {
  const first = forecasts.length - scored;
  return forecasts.slice(first).map(({ row, at }, i) => ({
    row,
    quantiles: quantilesFrom(at, calibrationErrors(forecasts.slice(0, first + i), recipe), scoredQuantiles),
  }));
}
