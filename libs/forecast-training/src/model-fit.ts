import { exp } from '@jackpot/elementary-functions';
import {
  type DatedSurprise,
  type ModelFit,
  type Recipe,
  recollect,
  responseSlopes,
  responseWeights,
  specialDates,
} from '@jackpot/forecast-model';
import { dynamicFit } from './dynamic-fit.ts';
import { DivergedError } from './errors.ts';
import { rounded, roundedDates } from './rounded.ts';
import type { SeenRows, TrainingWindow } from './training-window.ts';
import { responsePosterior } from './response-posterior.ts';
import { type WeightUncertainty, freeWeights, laplaceOf, weightUncertainty } from './weight-uncertainty.ts';
import { choleskyFactor, choleskySolve } from './cholesky.ts';

/** A draw that made nearly all of its own forecast says little of how it would have been forecast without it. */
const MOST_LEVERAGE = 0.9;

/** A fit, and what its own rows say of its errors. */
export interface FittedWindow {
  readonly fit: ModelFit;
  /**
   * Standardised error of each row as if it had not been fitted, z/√(1 − leverage), oldest first (Cook & Weisberg 1982,
   * 2.2: exact for least squares with known weights and scale).
   */
  readonly leaveOneOut: readonly number[];
}

interface FitOptions {
  readonly recipe: Recipe;
  readonly monotone: boolean;
}

/** Runs the memory over rows under given weights: the state after them, every surprise and its scale. */
function recollectRows(rows: SeenRows, { location, memory, scale }: ModelFit['weights'], recipe: Recipe) {
  const residuals = rows.features.map((row, t) =>
    row.reduce((rest, x, i) => rest - x * (location[i] ?? 0), rows.targets[t] ?? 0),
  );
  const logScales = rows.jackpotScore.map((x) => scale.level + scale.jackpot * Math.max(0, x));
  const past = recollect({ residuals, logScales }, memory, scale.volatility, recipe);
  const scales = logScales.map((logScale, t) => exp(logScale + scale.volatility * (past.logVolatility[t] ?? 0)));
  return { ...past, scales };
}

/**
 * A window's weights as the artefact holds them, with the state that its last row leaves, what is not known of the
 * weights, and the special dates of the whole history; and the window's errors.
 * @throws DivergedError where a weight is not finite
 */
export function modelFitOf(
  window: TrainingWindow,
  mode: ModelFit['weights'],
  { recipe, monotone }: FitOptions,
): FittedWindow {
  const { location, memory, scale } = mode;
  if (![...location, ...memory, ...Object.values(scale)].every(Number.isFinite)) {
    throw new DivergedError(`the fit up to ${window.scaling.cutoff} left the finite numbers`);
  }
  const { weights, uncertainty, leverages, draws } = posteriorOf(window, mode, { recipe, monotone });
  const dynamic = dynamicFit(window, { recipe, monotone });
  const special = specialDates(datedSurprises(window.history, weights, recipe), recipe);
  const past = recollectRows(window, weights, recipe);
  const { response, marketing, kinds } = window.scaling;
  const fit: ModelFit = {
    monotone,
    cutoff: window.scaling.cutoff,
    rows: window.rows.length,
    centre: window.centre,
    scaling: {
      cutoff: window.scaling.cutoff,
      response: { ...response, knots: [...response.knots] },
      marketing: { ...marketing, byWeek: [...marketing.byWeek] },
      ...(kinds && { kinds: [...kinds] }),
    },
    weights,
    state: { averages: past.last.averages.map(rounded), logVolatility: rounded(past.last.logVolatility) },
    uncertainty: {
      root: uncertainty.root.map((line) => line.map(rounded)),
      remembered: uncertainty.remembered.map(rounded),
    },
    specialDates: roundedDates(special),
  };
  const leaveOneOut = leverages.map((leverage, t) => {
    const left = 1 - Math.min(leverage, MOST_LEVERAGE);
    return (past.surprises[t] ?? 0) / ((past.scales[t] ?? 1) * Math.sqrt(left));
  });
  return { fit: withDraws(dynamic === null ? fit : { ...fit, dynamic }, draws, recipe), leaveOneOut };
}

/** A fit with equally likely slopes: those of the first model, moved so that their mean is the forecast's. */
function withDraws(fit: ModelFit, draws: Posterior['draws'], recipe: Recipe): ModelFit {
  if (draws === null) return fit;
  const first = fit.weights.location.slice(-responseWeights(recipe.response));
  const moves = responseSlopes({ fit, recipe }).map((slope, i) => slope - (first[i] ?? 0));
  const moved = (slope: number, i: number) =>
    rounded(fit.monotone ? Math.max(0, slope + (moves[i] ?? 0)) : slope + (moves[i] ?? 0));
  return { ...fit, responseDraws: draws.map((slopes) => slopes.map(moved)) };
}

interface Posterior extends WeightUncertainty {
  readonly weights: ModelFit['weights'];
  /** Equally likely slopes; null where the recipe takes the mode. */
  readonly draws: readonly (readonly number[])[] | null;
}

/** The weights to forecast with, and what is not known of them. */
function posteriorOf(window: TrainingWindow, mode: ModelFit['weights'], { recipe, monotone }: FitOptions): Posterior {
  const laplace = laplaceOf(window, mode, recollectRows(window, mode, recipe), recipe);
  const { elasticity: mixture } = recipe.priors;
  if (mixture === undefined) {
    const free = freeWeights(mode.location, recipe, monotone);
    return { weights: mode, draws: null, ...weightUncertainty(laplace, laplace.precision, free) };
  }
  const mean = choleskySolve(choleskyFactor(laplace.precision), laplace.pull);
  const slopes = mode.location.slice(-responseWeights(recipe.response));
  const prior = { mixture, scaling: window.scaling.response, recipe, monotone };
  const { location, precision, draws } = responsePosterior({ precision: laplace.precision, mean }, slopes, prior);
  const all = location.map(() => true);
  return {
    weights: { ...mode, location: location.map(rounded) },
    draws,
    ...weightUncertainty(laplace, precision, all),
  };
}

function datedSurprises(history: SeenRows, weights: ModelFit['weights'], recipe: Recipe): DatedSurprise[] {
  const { surprises, scales } = recollectRows(history, weights, recipe);
  return history.rows.map(({ drawDate }, t) => {
    const surprise = surprises[t] ?? 0;
    return { drawDate, surprise, standardised: surprise / (scales[t] ?? 1) };
  });
}
