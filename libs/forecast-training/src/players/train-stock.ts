import type { CountryConfig } from '@jackpot/config-schema';
import { log } from '@jackpot/elementary-functions';
import {
  EVALUATION_FORMAT_VERSION,
  type Evaluation,
  type StockArtefact,
  type StockRecipe,
  isStock,
  sameRecipe,
  scoredQuantiles,
} from '@jackpot/forecast-model';
import type { SalesRow } from '@jackpot/sales-data';
import { calibrationErrors } from '../calibration-errors.ts';
import { drawKinds } from '../draw-kinds.ts';
import { driftFoldOf, foldOf, naiveFolds } from '../fold.ts';
import type { TrainingInput } from '../train-country.ts';
import { type StockOptions, stockRecipeOf } from './fit-stock.ts';
import { type RollingStock, frozenStock, rollingStock, scoredStock } from './rolling-stock.ts';
import { stockNaiveQuantiles } from './stock-naive.ts';

/**
 * Trains the model of a subscription lottery, and scores its recipe, the champion's and the stock's own naive forecast on the same last
 * `gate.draws` draws. A champion of another kind can't serve this config: it is none.
 * @throws TooFewRowsError, DivergedError
 */
export function trainStock(input: TrainingInput): { artefact: StockArtefact; evaluation: Evaluation } {
  const { config, seed, backend } = input;
  const rows = input.rows.filter(({ drawDate }) => drawDate < input.drawDate);
  const { draws } = config.gate;
  const options = { calendar: config, monotone: config.forecast.monotone, kinds: drawKinds(config, rows) };
  const recipe = stockRecipeOf(config, rows.at(-1)?.drawDate ?? input.drawDate);
  const foldsOf = (rolling: RollingStock, own: StockRecipe) =>
    scoredStock(rolling, draws, own, scoredQuantiles).map(({ row, quantiles }) => foldOf(row, quantiles));
  const rolling = rollingStock(rows, draws, recipe, options);
  const challenger = { recipe, folds: foldsOf(rolling, recipe) };
  const champion = input.champion && isStock(input.champion.artefact) ? input.champion.artefact : null;
  const refresh = champion !== null && sameRecipe(champion.recipe, recipe);
  const championOf = (own: StockRecipe) => ({
    recipe: own,
    folds: foldsOf(rollingStock(rows, draws, own, options), own),
  });
  return {
    artefact: stockArtefactOf(config, recipe, rolling),
    evaluation: {
      formatVersion: EVALUATION_FORMAT_VERSION,
      country: config.country,
      drawDate: input.drawDate,
      challenger,
      champion: champion && (refresh ? challenger : championOf(champion.recipe)),
      seasonalNaive: { folds: naiveFolds(rows, draws, stockNaiveQuantiles) },
      refresh,
      drift: champion && driftOf(champion, rows, options),
      training: { rows: rows.length, cutoff: rolling.final.fit.cutoff, backend: backend.name, seed },
    },
  };
}

function stockArtefactOf({ country }: CountryConfig, recipe: StockRecipe, rolling: RollingStock): StockArtefact {
  const { final, forecasts } = rolling;
  return {
    formatVersion: 1,
    country,
    recipe,
    fit: final.fit,
    calibration: calibrationErrors(forecasts, final.errors, recipe.calibration),
  };
}

/** The champion's frozen weights on the draws after its last row, one draw ahead. */
function driftOf(champion: StockArtefact, rows: readonly SalesRow[], options: StockOptions): Evaluation['drift'] {
  const { fit, recipe, calibration } = champion;
  const origin = rows.findIndex(({ drawDate }) => drawDate > fit.cutoff);
  if (origin < 1) return null;
  const folds = frozenStock(rows, origin, recipe, options, fit).map((forecast) => {
    const logJackpot = log(forecast.row.jackpotAnnounced);
    const { min, max } = fit.scaling;
    // Of the range that was seen, since a stock has no scaling of its own: a quarter of it stands for a deviation.
    const beyond = Math.max(0, logJackpot - max, min - logJackpot) / Math.max((max - min) / 4, 0.1);
    return driftFoldOf(forecast, calibration, beyond);
  });
  return { cutoff: fit.cutoff, folds };
}
