import type { ModelFit } from './artefact.ts';
import { type DrawInput, featureRow } from './features.ts';
import { extrapolationDistance, jackpotExcess, responseWeights } from './jackpot-response.ts';
import { type MemoryState, carryForward, spreadGrowth } from './memory.ts';
import type { Recipe } from './recipe.ts';
import { specialShift } from './special-dates.ts';

/** Location and spread of log tickets, before the shape of the residuals is applied. */
export interface LocationScale {
  readonly location: number;
  /** Scale at the median jackpot. Only the date moves it, so that the mean's ratio to the median is free of the jackpot. */
  readonly scale: number;
  /** At least 1: what the jackpot adds to the spread, applied at unchanged mean and median. */
  readonly widening: number;
  readonly extrapolated: boolean;
}

/** Beyond this factor a wider spread says no more than "unknown". */
const MOST_WIDENING = 5;
/** A share of remembered volatility that stays each further week without a draw. */
const VOLATILITY_STAYS = 0.9;
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
  return weights.scale.level + weights.scale.jackpot * jackpotExcess(Math.log(jackpot), scaling.response);
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

/**
 * Forecast of log tickets from a remembered state, `ahead` draws after the state's last one. The correction fades and
 * the spread grows with every draw between.
 */
export function locationScale(
  draw: DrawInput,
  fit: ModelFit,
  recipe: Recipe,
  state: MemoryState,
  ahead: number,
): LocationScale {
  const { memory, scale } = fit.weights;
  const { response } = fit.scaling;
  const averages = carryForward(state.averages, memory, recipe.memory.rates, ahead - 1);
  const correction = averages.reduce((sum, average, k) => sum + (memory[k] ?? 0) * average, 0);
  const special = specialShift(fit.specialDates, draw.drawDate);
  const row = featureRow(draw, fit.scaling, recipe);
  const location = structuralOf(row, fit) + correction + special.shift;

  const logVolatility = state.logVolatility * VOLATILITY_STAYS ** (ahead - 1);
  const growth = spreadGrowth(memory, recipe.memory.rates, ahead);
  const noise = Math.exp(scale.level + scale.volatility * logVolatility) * growth;
  // The response is zero at the median jackpot.
  const rowAtMedian = row.map((x, i) => (i < row.length - responseWeights(recipe.response) ? x : 0));
  const variance = noise ** 2 + special.variance + weightVariance(rowAtMedian, fit.uncertainty);
  const distance = extrapolationDistance(Math.log(draw.jackpot), response);
  const ownNoise = noise * Math.exp(jackpotLogScale(draw.jackpot, fit) - scale.level);
  const ownVariance =
    ownNoise ** 2 + special.variance + weightVariance(row, fit.uncertainty) + distance ** 2 * variance;
  return {
    location,
    scale: Math.max(LEAST_SCALE, Math.sqrt(variance)),
    widening: Math.min(MOST_WIDENING, Math.max(1, Math.sqrt(ownVariance / variance))),
    extrapolated: distance > 0,
  };
}
