import type { DrawCalendar } from '@jackpot/config-schema';
import { type DrawKind, type Recipe, quantilesFrom, scoredQuantiles } from '@jackpot/forecast-model';
import type { SalesRow } from '@jackpot/sales-data';
import { calibrationErrors } from './calibration-errors.ts';
import { TooFewRowsError } from './errors.ts';
import type { FitCheckpoint } from './fit-state.ts';
import { type OnProgress, fitWindows } from './fit-windows.ts';
import { type OriginForecast, frozenForecasts } from './frozen-forecasts.ts';
import { LEAST_ROWS, needRows } from './least-rows.ts';
import { type FittedWindow } from './model-fit.ts';
import { trainingWindow } from './training-window.ts';

/** One origin: what was fitted to the rows before it, and the forecasts of the draws up to the next origin. */
export interface Origin {
  /** Index of the first row that was not fitted. */
  readonly origin: number;
  readonly fitted: FittedWindow;
  readonly forecasts: readonly OriginForecast[];
}

/** Forecasts of consecutive draws up to the last row, and the fit to all rows. */
export interface RollingOrigin {
  readonly origins: readonly Origin[];
  readonly final: FittedWindow;
}

interface RollingOptions {
  readonly recipe: Recipe;
  readonly monotone: boolean;
  /** Draw dates of the game: a draw without a row is one more draw ahead. */
  readonly calendar: DrawCalendar;
  /** Kinds of draws with a level of their own; none unless given. */
  readonly kinds?: readonly DrawKind[];
  /** Scored draws forecast from one origin before the weights are fitted again; 1, as in production, unless given. */
  readonly refitScoredEvery?: number;
  readonly onProgress?: OnProgress | undefined;
  readonly checkpoint?: FitCheckpoint | undefined;
}

/** Rows after which the weights are fitted anew: in the calibration, then before the scored draws, then after the last row. */
function originsOf(rows: number, scored: number, { recipe: { calibration }, refitScoredEvery = 1 }: RollingOptions) {
  const firstScored = rows - scored;
  const first = Math.max(LEAST_ROWS, firstScored - calibration.rollingDraws);
  const early = [];
  for (let origin = firstScored; origin > first; early.push(Math.max(first, origin))) origin -= calibration.refitEvery;
  const late = [];
  for (let origin = firstScored; origin < rows; origin += refitScoredEvery) late.push(origin);
  return [...early.reverse(), ...late, rows];
}

/**
 * Rolling origin over the calibration and the last `scored` draws, as production would have forecast them.
 * @throws TooFewRowsError where no half year of rows lies before the scored draws
 */
export function rollingOrigin(rows: readonly SalesRow[], scored: number, options: RollingOptions): RollingOrigin {
  needRows(rows.length, scored);
  const at = originsOf(rows.length, scored, options);
  const fits = fitWindows(
    at.map((origin) => trainingWindow(rows, origin, options.recipe, options.kinds)),
    options,
  );
  const final = fits.at(-1);
  if (!final) throw new TooFewRowsError('no origin to fit');
  return {
    final,
    origins: fits.slice(0, -1).map((fitted, i) => {
      const origin = at[i] ?? 0;
      return {
        origin,
        fitted,
        forecasts: frozenForecasts(rows.slice(0, at[i + 1]), fitted.fit, origin, options),
      };
    }),
  };
}

/** Every forecast of the rolling origin, oldest first. */
export function forecastsOf({ origins: all }: RollingOrigin): OriginForecast[] {
  return all.flatMap(({ forecasts }) => forecasts);
}

/** Quantiles of tickets for each of the last `scored` draws, calibrated by errors from before it. */
export function scoredForecasts(
  rolling: RollingOrigin,
  scored: number,
  recipe: Recipe,
): { readonly row: SalesRow; readonly quantiles: number[] }[] {
  const forecasts = forecastsOf(rolling);
  const first = forecasts.length - scored;
  return rolling.origins.slice(-scored).flatMap(({ fitted, forecasts: own }, i) => {
    const calibration = calibrationErrors(forecasts.slice(0, first + i), fitted.leaveOneOut, recipe.calibration);
    return own.map(({ row, at }) => ({ row, quantiles: quantilesFrom(at, calibration, scoredQuantiles) }));
  });
}
