import { exp, log } from '@jackpot/elementary-functions';
import type { ModelFit } from './artefact.ts';
import { dynamicForecast } from './dynamic-regression.ts';
import { type DrawInput, featureGroups, featureRow } from './features.ts';
import { extrapolationDistance, jackpotExcess, jackpotScore, responseWeights } from './jackpot-response.ts';
import { carryForward, fadedVolatility, spreadGrowth } from './memory.ts';
import type { Recipe } from './recipe.ts';
import type { SeriesState } from './series-state.ts';
import { specialShift } from './special-dates.ts';

/** Location and spread of log tickets, before the shape of the residuals is applied. */
export interface LocationScale {
  readonly location: number;
  /** Scale at the median jackpot. Only the date moves it, so that the mean's ratio to the median is free of the jackpot. */
  readonly scale: number;
  /** Factor that the jackpot puts on the spread, applied at unchanged mean and median. */
  readonly widening: number;
  readonly extrapolated: boolean;
}

/** Beyond this factor a wider spread says no more than "unknown". */
const MOST_WIDENING = 5;
/** A scale below this is a series without noise; log tickets are not known better than to a ten-thousandth. */
const LEAST_SCALE = 1e-4;

function structuralOf(row: readonly number[], { centre, weights }: ModelFit): number {
  return row.reduce((sum, x, i) => sum + x * (weights.location[i] ?? 0), centre);
}

/** Season, marketing and response: the part of log tickets that depends on the jackpot and the date alone. */
export function structuralLogTickets(draw: DrawInput, fit: ModelFit, recipe: Recipe): number {
  return structuralOf(featureRow(draw, fit.scaling, recipe), fit);
}

/** Log scale that the jackpot alone would give; volatility and horizon come on top. */
export function jackpotLogScale(jackpot: number, { scaling, weights }: ModelFit): number {
  return weights.scale.level + weights.scale.jackpot * jackpotExcess(log(jackpot), scaling.response);
}

/**
 * Variance of the location because the weights are not known exactly, x′Vx: x is the row less what of it the residuals
 * already remember, V the inverse curvature of the log posterior at its mode (Laplace's approximation).
 */
function weightVariance(row: readonly number[], { root, remembered }: ModelFit['uncertainty']): number {
  const x = row.map((value, i) => value - (remembered[i] ?? 0));
  return root.reduce((sum, line) => {
    const part = line.reduce((dot, r, i) => dot + r * (x[i] ?? 0), 0);
    return sum + part * part;
  }, 0);
}

/** The row with the response left out: it is zero at the median jackpot. */
function atMedianJackpot(row: readonly number[], { response }: Recipe): number[] {
  return row.map((x, i) => (i < row.length - responseWeights(response) ? x : 0));
}

/** Fit, state and distance that a forecast is made from. */
interface Horizon {
  readonly fit: ModelFit;
  readonly recipe: Recipe;
  readonly state: SeriesState;
  readonly ahead: number;
}

/**
 * Forecast of log tickets from a remembered state, `ahead` draws after the state's last one. The correction fades and
 * the spread grows with every draw between.
 */
function rememberedLocationScale(
  draw: DrawInput,
  row: readonly number[],
  { fit, recipe, state, ahead }: Horizon,
): LocationScale {
  const { memory, scale } = fit.weights;
  const { response } = fit.scaling;
  const averages = carryForward(state.averages, memory, recipe.memory.rates, ahead - 1);
  const correction = averages.reduce((sum, average, k) => sum + (memory[k] ?? 0) * average, 0);
  const special = specialShift(fit.specialDates, draw.drawDate);
  const location = structuralOf(row, fit) + correction + special.shift;

  const logVolatility = fadedVolatility(state.logVolatility, ahead);
  const growth = spreadGrowth(memory, recipe.memory.rates, ahead);
  const noise = exp(scale.level + scale.volatility * logVolatility) * growth;
  const rowAtMedian = atMedianJackpot(row, recipe);
  const variance = noise ** 2 + special.variance + weightVariance(rowAtMedian, fit.uncertainty);
  const distance = extrapolationDistance(log(draw.jackpot), response);
  const ownNoise = noise * exp(jackpotLogScale(draw.jackpot, fit) - scale.level);
  const ownVariance =
    ownNoise ** 2 + special.variance + weightVariance(row, fit.uncertainty) + distance ** 2 * variance;
  return {
    location,
    scale: Math.max(LEAST_SCALE, Math.sqrt(variance)),
    widening: Math.min(MOST_WIDENING, Math.max(1, Math.sqrt(ownVariance / variance))),
    extrapolated: distance > 0,
  };
}

/** The same of the model whose weights drift; it widens with the jackpot as far as its own slopes are not known. */
function dynamicLocationScale(
  draw: DrawInput,
  row: readonly number[],
  { fit, recipe, state, ahead }: Horizon,
): Omit<LocationScale, 'extrapolated'> | null {
  const { dynamic, monotone } = fit;
  if (dynamic === undefined || state.dynamic === undefined) return null;
  const setting = { groups: featureGroups(recipe, fit.scaling.kinds), variances: dynamic.variances };
  const special = specialShift(dynamic.specialDates, draw.drawDate);
  const score = jackpotScore(log(draw.jackpot), fit.scaling.response);
  const own = dynamicForecast({ row, jackpotScore: score }, state.dynamic, setting, { ahead, monotone });
  const medianRow = { row: atMedianJackpot(row, recipe), jackpotScore: 0 };
  const atMedian = dynamicForecast(medianRow, state.dynamic, setting, { ahead, monotone });
  const variance = atMedian.scale ** 2 + special.variance;
  const distance = extrapolationDistance(log(draw.jackpot), fit.scaling.response);
  const ownVariance = own.scale ** 2 + special.variance + distance ** 2 * variance;
  return {
    location: own.location + special.shift,
    scale: Math.sqrt(variance),
    widening: Math.min(MOST_WIDENING, Math.max(1 / MOST_WIDENING, Math.sqrt(ownVariance / variance))),
  };
}

/**
 * Forecast of log tickets `ahead` draws after a state's last one: of the two models that the recipe has, locations averaged by
 * their shares, spreads geometrically (the mean of two forecasts errs less than they do: Bates & Granger 1969).
 */
export function locationScale(
  draw: DrawInput,
  fit: ModelFit,
  recipe: Recipe,
  state: SeriesState,
  ahead: number,
): LocationScale {
  const row = featureRow(draw, fit.scaling, recipe);
  const horizon = { fit, recipe, state, ahead };
  const remembered = rememberedLocationScale(draw, row, horizon);
  const dynamic = dynamicLocationScale(draw, row, horizon);
  if (dynamic === null) return remembered;
  const { share = 0 } = recipe.dynamic ?? {};
  const geometric = (a: number, b: number) => a ** (1 - share) * b ** share;
  return {
    location: (1 - share) * remembered.location + share * dynamic.location,
    scale: Math.max(LEAST_SCALE, geometric(remembered.scale, dynamic.scale)),
    widening: geometric(remembered.widening, dynamic.widening),
    extrapolated: remembered.extrapolated,
  };
}
