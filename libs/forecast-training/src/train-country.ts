import type { CountryConfig, DrawCalendar, IsoDate } from '@jackpot/config-schema';
import { log } from '@jackpot/elementary-functions';
import {
  type AnyRecipe,
  type ForecastModel,
  EVALUATION_FORMAT_VERSION,
  type Evaluation,
  type ModelArtefact,
  type NeighboursPrior,
  type Recipe,
  borrowedPrior,
  defaultRecipe,
  extrapolationDistance,
  isStock,
  sameRecipe,
} from '@jackpot/forecast-model';
import type { SalesRow } from '@jackpot/sales-data';
import type { Backend } from './backend.ts';
import { drawKinds } from './draw-kinds.ts';
import { exogeneity } from './exogeneity.ts';
import { artefactOf } from './fit-country.ts';
import { driftFoldOf, foldOf, naiveFolds } from './fold.ts';
import type { FitCheckpoint } from './fit-state.ts';
import type { OnProgress } from './fit-windows.ts';
import { frozenForecasts } from './frozen-forecasts.ts';
import { rollingOrigin, scoredForecasts } from './rolling-origin.ts';
import { seasonalNaiveQuantiles } from './seasonal-naive.ts';

/** One country's weekly training job. */
export interface TrainingInput {
  readonly config: CountryConfig;
  /** The country's draws, rising by date; those on or after `drawDate` are left out. */
  readonly rows: readonly SalesRow[];
  /** The draw that the model is to forecast. */
  readonly drawDate: IsoDate;
  readonly champion: { readonly recipe: AnyRecipe; readonly artefact: ForecastModel } | null;
  /** Word of the company's other countries on the response; the stated prior alone unless given. */
  readonly prior?: NeighboursPrior | null;
  /** The challenger's recipe; the default one unless given. */
  readonly recipe?: Recipe;
  /** Recorded in the evaluation. The fit draws no random number. */
  readonly seed: number;
  readonly backend: Backend;
  readonly onProgress?: OnProgress;
  /** Store of each of the job's fits, from which an interrupted one goes on. */
  readonly checkpointOf?: (fit: FitName) => FitCheckpoint;
}

/** The fits of a job, in order; the champion's only where its recipe is another. */
type FitName = 'challenger' | 'champion';

/** The champion's frozen weights on the draws after its last row, one draw ahead. */
function driftOf(artefact: ModelArtefact, rows: readonly SalesRow[], calendar: DrawCalendar): Evaluation['drift'] {
  const origin = rows.findIndex(({ drawDate }) => drawDate > artefact.fit.cutoff);
  if (origin < 1) return null;
  const { calibration, fit, recipe } = artefact;
  const folds = frozenForecasts(rows, fit, origin, { recipe, calendar }).map((forecast) => {
    const logJackpot = log(forecast.row.jackpotAnnounced);
    return driftFoldOf(forecast, calibration, extrapolationDistance(logJackpot, fit.scaling.response));
  });
  return { cutoff: artefact.fit.cutoff, folds };
}

/**
 * Trains a country's model and scores its recipe, the champion's and the seasonal naive by rolling origin on the same last
 * `gate.draws` draws, each refitted from the rows before every origin.
 * @returns `model.json` and `evaluation.json`; equal input and backend give equal values
 * @throws TooFewRowsError, DivergedError
 */
export function trainCountry(input: TrainingInput): { artefact: ModelArtefact; evaluation: Evaluation } {
  const { config, backend, seed, recipe = defaultRecipe, onProgress, checkpointOf } = input;
  const before = input.champion?.artefact;
  const champion = before !== undefined && !isStock(before) ? before : null;
  const rows = input.rows.filter(({ drawDate }) => drawDate < input.drawDate);
  const { draws } = config.gate;
  const { monotone } = config.forecast;
  const kinds = drawKinds(config, rows);
  const scored = (own: Recipe, fit: FitName) => {
    const borrowed = borrowedPrior(own, input.prior ?? null);
    const fitted = borrowed ? { ...own, priors: { ...own.priors, elasticity: borrowed.elasticity } } : own;
    const checkpoint = checkpointOf?.(fit);
    const rolling = rollingOrigin(rows, draws, {
      recipe: fitted,
      monotone,
      calendar: config,
      kinds,
      onProgress,
      checkpoint,
    });
    const folds = scoredForecasts(rolling, draws, fitted).map(({ row, quantiles }) => foldOf(row, quantiles));
    return { rolling, borrowed, scores: { recipe: own, folds } };
  };
  const { rolling, borrowed, scores: challenger } = scored(recipe, 'challenger');
  const refresh = champion !== null && sameRecipe(champion.recipe, recipe);
  const championFolds = () => {
    if (champion === null) return null;
    return refresh ? challenger : scored(champion.recipe, 'champion').scores;
  };
  const plain = artefactOf(config, recipe, rolling);
  const artefact = borrowed ? { ...plain, fit: { ...plain.fit, borrowed } } : plain;
  const luck = exogeneity(artefact, rows);

  return {
    artefact,
    evaluation: {
      formatVersion: EVALUATION_FORMAT_VERSION,
      country: config.country,
      drawDate: input.drawDate,
      challenger,
      champion: championFolds(),
      seasonalNaive: { folds: naiveFolds(rows, draws, seasonalNaiveQuantiles) },
      refresh,
      drift: champion && driftOf(champion, rows, config),
      ...(luck && { exogeneity: luck }),
      training: { rows: rows.length, cutoff: rolling.final.fit.cutoff, backend: backend.name, seed },
    },
  };
}
