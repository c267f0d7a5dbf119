import type { CountryConfig } from '@jackpot/config-schema';
import { type Recipe, defaultRecipe } from '@jackpot/forecast-model';
import type { SalesRow } from '@jackpot/sales-data';
import type { OnProgress } from './fit-windows.ts';
import { rollingOrigin, scoredForecasts } from './rolling-origin.ts';

/** One draw of a backtest: what was sold and the 11 `scoredQuantiles` forecast from the rows before it, in tickets. */
export interface BacktestDraw {
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
  const rolling = rollingOrigin(rows, draws, { recipe, monotone: config.forecast.monotone, onProgress });
  return scoredForecasts(rolling, draws, recipe);
}
