import { dayNumber } from '@jackpot/config-schema';
import type { ModelFit } from './artefact.ts';
import { type DrawInput, featureRow } from './features.ts';
import { extrapolationDistance, jackpotExcess } from './jackpot-response.ts';
import { type MemoryState, fade, spreadGrowth } from './memory.ts';
import type { Recipe } from './recipe.ts';

/** Where log tickets lie and how far they spread, before the shape of the residuals is applied. */
export interface LocationScale {
  readonly location: number;
  /** Scale at the reference jackpot. Only the date moves it, so that the mean's ratio to the median is free of the jackpot. */
  readonly scale: number;
  /** At least 1: the jackpot's own factor on the spread, and that of extrapolation, applied at unchanged mean and median. */
  readonly widening: number;
  readonly extrapolated: boolean;
}

const DAYS_PER_DRAW = 7;
/** Beyond this factor a wider spread says no more than "unknown". */
const MOST_WIDENING = 5;
/** A share of remembered volatility that stays each further week without a draw. */
const VOLATILITY_STAYS = 0.9;
/** A scale below this is a series without noise; log tickets are not known better than to a ten-thousandth. */
const LEAST_SCALE = 1e-4;

/** Draws from one date to a later one, at least 1: a weekly game whose weeks may be missing. */
export function drawsAhead(from: string, to: string): number {
  return Math.max(1, Math.round((dayNumber(to) - dayNumber(from)) / DAYS_PER_DRAW));
}

/** Trend, season, marketing and response: the part of log tickets that depends on the jackpot and the date alone. */
export function structuralLogTickets(draw: DrawInput, fit: ModelFit, recipe: Recipe): number {
  const row = featureRow(draw, fit.scaling, recipe);
  return row.reduce((sum, x, i) => sum + x * (fit.weights.location[i] ?? 0), fit.centre);
}

/** Log scale that the jackpot alone would give; volatility and horizon come on top. */
export function jackpotLogScale(jackpot: number, { scaling, weights }: ModelFit): number {
  return weights.scale.level + weights.scale.jackpot * jackpotExcess(Math.log(jackpot), scaling.response);
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
  const averages = fade(state.averages, recipe.memory.rates, ahead - 1);
  const correction = averages.reduce((sum, average, k) => sum + (memory[k] ?? 0) * average, 0);
  const logVolatility = state.logVolatility * VOLATILITY_STAYS ** (ahead - 1);
  const growth = spreadGrowth(memory, recipe.memory.rates, ahead);
  const distance = extrapolationDistance(Math.log(draw.jackpot), fit.scaling.response);
  const ownFactor = Math.exp(jackpotLogScale(draw.jackpot, fit) - scale.level);
  return {
    location: structuralLogTickets(draw, fit, recipe) + correction,
    scale: Math.max(LEAST_SCALE, Math.exp(scale.level + scale.volatility * logVolatility) * growth),
    widening: Math.min(MOST_WIDENING, ownFactor * (1 + distance)),
    extrapolated: distance > 0,
  };
}
