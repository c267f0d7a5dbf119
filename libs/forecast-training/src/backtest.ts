import type { CountryConfig } from '@jackpot/config-schema';
import { type Recipe, defaultRecipe, quantilesFrom, scoredQuantiles } from '@jackpot/forecast-model';
import type { SalesRow } from '@jackpot/sales-data';
import type { OnProgress } from './fit-windows.ts';
import { horizonForecasts, scoredHorizons } from './horizon-forecasts.ts';
import { drawKinds } from './draw-kinds.ts';
import { calibrationErrors } from './calibration-errors.ts';
import { forecastsOf, rollingOrigin, scoredForecasts } from './rolling-origin.ts';

/** One draw of a backtest: what was sold and the 11 `scoredQuantiles` forecast from the rows before it, in tickets. */
interface BacktestDraw {
  readonly row: SalesRow;
  readonly quantiles: readonly number[];
}

/**
 * Forecasts each of the last `draws` draws one ahead, refitted before every one as in production.
 * @throws TooFewRowsError where no half year of rows lies before them
 */
export function backtest({
  config,
  rows,
  draws,
  recipe = defaultRecipe,
  onProgress,
}: {
  readonly config: CountryConfig;
  readonly rows: readonly SalesRow[];
  readonly draws: number;
  readonly recipe?: Recipe;
  readonly onProgress?: OnProgress;
}): BacktestDraw[] {
  const rolling = rollingOrigin(rows, draws, {
    recipe,
    monotone: config.forecast.monotone,
    calendar: config,
    kinds: drawKinds(config, rows),
    onProgress,
  });
  return scoredForecasts(rolling, draws, recipe);
}

/** The last draws of a series, forecast so many draws ahead. */
export interface HorizonBacktest {
  readonly ahead: number;
  readonly draws: readonly BacktestDraw[];
}

/**
 * Forecasts each of the last `draws` draws from up to a year before, given the path of jackpots that were announced. The
 * weights are refitted as often as in the calibration, the memory follows every draw that was known.
 * @throws TooFewRowsError where no half year of rows lies before the first origin
 */
export function horizonBacktest({
  config,
  rows,
  draws,
  horizons = scoredHorizons,
  recipe = defaultRecipe,
  onProgress,
}: {
  readonly config: CountryConfig;
  readonly rows: readonly SalesRow[];
  readonly draws: number;
  readonly horizons?: readonly number[];
  readonly recipe?: Recipe;
  readonly onProgress?: OnProgress;
}): HorizonBacktest[] {
  const { monotone } = config.forecast;
  const refitScoredEvery = recipe.calibration.refitEvery;
  const scored = draws + Math.max(...horizons) - 1;
  const kinds = drawKinds(config, rows);
  const rolling = rollingOrigin(rows, scored, {
    recipe,
    monotone,
    calendar: config,
    kinds,
    refitScoredEvery,
    onProgress,
  });
  const calibrations = rolling.origins.map(({ fitted }, i) =>
    calibrationErrors(
      forecastsOf({ ...rolling, origins: rolling.origins.slice(0, i) }),
      fitted.leaveOneOut,
      recipe.calibration,
    ),
  );
  return horizons.map((ahead) => ({
    ahead,
    draws: horizonForecasts(rows, rolling, ahead, { recipe, calendar: config })
      .flatMap((forecasts, i) =>
        forecasts.map(({ row, at }) => ({ row, quantiles: quantilesFrom(at, calibrations[i] ?? [], scoredQuantiles) })),
      )
      .slice(-draws),
  }));
}
