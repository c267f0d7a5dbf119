import type { IsoDate } from '@jackpot/config-schema';
import { exp } from '@jackpot/elementary-functions';
import type { ModelArtefact } from './artefact.ts';
import type { DrawInput } from './features.ts';
import { type LocationScale, locationScale } from './location-scale.ts';
import { upperWidening } from './mean-preserving-spread.ts';
import { normalDensity, normalQuantile } from './normal-distribution.ts';
import { type ResidualShape, deviationAt, residualShape } from './residual-shape.ts';
import { stateOf } from './series-state.ts';
import type { TicketDistribution } from './ticket-distribution.ts';

/** A draw to forecast. Marketing that is not given counts as usual for the week of the year. */
export interface ForecastRequest {
  readonly drawDate: IsoDate;
  readonly jackpot: number;
  /** Draws from the model's last row to this one, this one counted: as `drawsAhead` counts them by the game's calendar. */
  readonly ahead: number;
  readonly marketingSpend?: number;
  /** Kind of the draw; not one of its own unless given. */
  readonly event?: string;
}

/** The model's last row is not before the draw that was asked for. */
export class ForecastDateError extends RangeError {
  override readonly name = 'ForecastDateError';
}

/** Normal scores of the points, ±5.2 in steps of 0.04: tail probabilities from 1e-7, and expectations of smooth functions
 * good to many digits, since the trapezoidal rule converges geometrically for a normal weight (Trefethen & Weideman 2014). */
const SCORE_STEP = 0.04;
const HALF_POINTS = 130;
const scores = Array.from({ length: 2 * HALF_POINTS + 1 }, (_, i) => (i - HALF_POINTS) * SCORE_STEP);
const densitySum = scores.reduce((sum, score) => sum + normalDensity(score), 0);
const probabilities = scores.map((score) => normalDensity(score) / densitySum);

/** Log tickets as location, median and a widened shape: what quantiles and points are both read from. */
interface LogDistribution {
  readonly median: number;
  readonly shape: ResidualShape;
  readonly lowerScale: number;
  readonly upperScale: number;
}

/** A calibration's shape and its deviation at each of `scores`, worked out once however many jackpots are forecast. */
interface ShapedScores {
  readonly shape: ResidualShape;
  readonly deviations: readonly number[];
}

const shaped = new WeakMap<readonly number[], ShapedScores>();

function shapeOf(calibration: readonly number[]): ShapedScores {
  const known = shaped.get(calibration);
  if (known) return known;
  const shape = residualShape(calibration);
  const fresh = { shape, deviations: scores.map((score) => deviationAt(shape, score)) };
  shaped.set(calibration, fresh);
  return fresh;
}

function logDistribution(at: LocationScale, { shape, deviations }: ShapedScores): LogDistribution {
  const { location, scale, widening } = at;
  const weighted = deviations.map((deviation, i) => ({
    deviation: scale * deviation,
    probability: probabilities[i] ?? 0,
  }));
  return {
    median: location + scale * shape.median,
    shape,
    lowerScale: scale * widening,
    upperScale: scale * upperWidening(weighted, widening),
  };
}

function logTicketsAt({ median, shape, lowerScale, upperScale }: LogDistribution, score: number): number {
  return median + (score < 0 ? lowerScale : upperScale) * deviationAt(shape, score);
}

function locate(artefact: ModelArtefact, request: ForecastRequest): LocationScale {
  const { fit, recipe } = artefact;
  if (request.drawDate <= fit.cutoff) {
    throw new ForecastDateError(`the model has seen draws up to ${fit.cutoff}: it cannot forecast ${request.drawDate}`);
  }
  const draw: DrawInput = { ...request, marketingSpend: request.marketingSpend ?? null };
  return locationScale(draw, fit, recipe, stateOf(fit), request.ahead);
}

/** Quantiles of tickets (not rounded) from a location and scale, for probabilities inside (0, 1). */
export function quantilesFrom(at: LocationScale, calibration: readonly number[], probs: readonly number[]): number[] {
  const distribution = logDistribution(at, shapeOf(calibration));
  return probs.map((p) => exp(logTicketsAt(distribution, normalQuantile(p))));
}

/**
 * Quantiles of the tickets sold, not rounded, from the same distribution as `forecastTickets`.
 * @throws ForecastDateError where the draw is not after the model's last row
 */
export function ticketQuantiles(artefact: ModelArtefact, request: ForecastRequest, probs: readonly number[]): number[] {
  return quantilesFrom(locate(artefact, request), artefact.calibration, probs);
}

/**
 * The distribution of tickets sold in a draw at a jackpot. Mean and median never fall as the jackpot rises where the model
 * is monotone (the mean to within the rounding of points to whole tickets).
 * @throws ForecastDateError where the draw is not after the model's last row
 */
export function forecastTickets(artefact: ModelArtefact, request: ForecastRequest): TicketDistribution {
  return ticketDistribution(locate(artefact, request), artefact.calibration);
}

/** The distribution of tickets from a location and scale, calibrated by standardised errors. */
export function ticketDistribution(at: LocationScale, calibration: readonly number[]): TicketDistribution {
  const { shape, deviations } = shapeOf(calibration);
  const distribution = logDistribution(at, { shape, deviations });
  const { median, lowerScale, upperScale } = distribution;
  const points: { tickets: number; probability: number }[] = [];
  let mean = 0;
  for (const [i, deviation] of deviations.entries()) {
    const tickets = Math.round(exp(median + (deviation < 0 ? lowerScale : upperScale) * deviation));
    const probability = probabilities[i] ?? 0;
    mean += probability * tickets;
    const last = points.at(-1);
    if (last?.tickets === tickets) last.probability += probability;
    else points.push({ tickets, probability });
  }
  const at90 = (p: number) => exp(logTicketsAt(distribution, normalQuantile(p)));
  return {
    points,
    mean,
    median: exp(median),
    interval90: [at90(0.05), at90(0.95)],
    extrapolated: at.extrapolated,
  };
}
