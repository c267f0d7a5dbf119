import { type CountryConfig, drawsAhead, nextDraw } from '@jackpot/config-schema';
import type { AnnouncedDraw } from '@jackpot/constrained-optimiser';
import { exp, log } from '@jackpot/elementary-functions';
import {
  type ModelArtefact,
  type TicketDistribution,
  defaultRecipe,
  forecastTickets,
  responseRow,
  responseSlopes,
  stateOf,
  statesAfter,
  withState,
} from '@jackpot/forecast-model';
import { fitCountry, heldDraw } from '@jackpot/forecast-training';
import type { SalesRow } from '@jackpot/sales-data';
import { certainTickets } from './certain-tickets.ts';
import { leastSquaresLine } from './least-squares-line.ts';

/** Forecasts from what a policy has seen so far. */
export type LearnedForecast = (rows: readonly SalesRow[]) => (draw: AnnouncedDraw) => TicketDistribution;

/** Draws after which a replayed model is fitted again. */
const RETRAINED_EVERY = 4;

/** Production's recipe, but errors are calibrated from origins half a year apart: a third of the cost. */
const recipe = { ...defaultRecipe, calibration: { ...defaultRecipe.calibration, refitEvery: 26 } };

/** The product's model: weights fitted anew every fourth draw, its memory brought up to date after every one. */
export function modelForecast(config: CountryConfig): LearnedForecast {
  let fitted: { readonly artefact: ModelArtefact; readonly rows: number } | null = null;
  return (rows) => {
    if (fitted === null || rows.length - fitted.rows >= RETRAINED_EVERY)
      fitted = { artefact: fitCountry(config, rows, recipe), rows: rows.length };
    const artefact = withLaterDraws(fitted.artefact, rows, rows.length - fitted.rows);
    const next = nextDraw(config, artefact.fit.cutoff);
    const later = laterForecast(artefact, config);
    return (draw) => (draw.drawDate <= next ? forecastTickets(artefact, { ...draw, ahead: 1 }) : later(draw));
  };
}

/** Thinning of later draws' forecasts: a plan uses only their sums, so every eighth point will do. */
const EVERY_POINT = 8;

/**
 * The forecast of draws after the next, at a twentieth of the cost: that of the median jackpot, thinned, times what the
 * response makes of another jackpot. Its mean is the product's, which is the response times a factor of the date; what it
 * leaves out is how much wider a jackpot far from the median spreads.
 */
function laterForecast(artefact: ModelArtefact, config: CountryConfig): (draw: AnnouncedDraw) => TicketDistribution {
  const { fit } = artefact;
  const { response } = fit.scaling;
  const slopes = responseSlopes(artefact);
  const factorAt = remembered((jackpot: number) =>
    exp(
      responseRow(log(jackpot), response, artefact.recipe.response).reduce(
        (sum, part, i) => sum + part * (slopes[i] ?? 0),
        0,
      ),
    ),
  );
  const atMedian = remembered((drawDate: string) =>
    thinned(
      forecastTickets(artefact, {
        drawDate,
        jackpot: exp(response.reference),
        ahead: drawsAhead(config, fit.cutoff, drawDate),
      }),
    ),
  );
  return ({ drawDate, jackpot }) => scaled(atMedian(drawDate), factorAt(jackpot));
}

function remembered<K, V>(compute: (key: K) => V): (key: K) => V {
  const known = new Map<K, V>();
  return (key) => {
    const value = known.get(key) ?? compute(key);
    known.set(key, value);
    return value;
  };
}

function thinned(distribution: TicketDistribution): TicketDistribution {
  const kept = distribution.points.filter((_, i) => i % EVERY_POINT === 0);
  const mass = kept.reduce((sum, { probability }) => sum + probability, 0);
  const mean = kept.reduce((sum, { tickets, probability }) => sum + (tickets * probability) / mass, 0);
  // Points between the kept ones move the mean a little; it is what counts, so it is put back.
  const shift = distribution.mean / mean;
  const points = kept.map(({ tickets, probability }) => ({
    tickets: tickets * shift,
    probability: probability / mass,
  }));
  return { ...distribution, points };
}

function scaled(
  { points, mean, median, interval90: [low, high] }: TicketDistribution,
  factor: number,
): TicketDistribution {
  return {
    points: points.map(({ tickets, probability }) => ({ tickets: Math.round(tickets * factor), probability })),
    mean: mean * factor,
    median: median * factor,
    interval90: [low * factor, high * factor],
    extrapolated: false,
  };
}

/**
 * A model whose memory holds the last `later` of `rows` too, its weights as they were. Production fits every week, so its
 * memory always ends with the last draw; a forecast that started weeks back would be worse than the product's.
 */
function withLaterDraws(artefact: ModelArtefact, rows: readonly SalesRow[], later: number): ModelArtefact {
  const { fit, recipe: own } = artefact;
  const seen = rows.slice(-(fit.rows + later));
  const [state = stateOf(fit)] = statesAfter(seen.map(heldDraw), [seen.length], fit, own);
  return { ...artefact, fit: withState(fit, state, seen.at(-1)?.drawDate ?? fit.cutoff) };
}

/** The exploratory notebook's: log tickets on log jackpot by least squares and nothing else, and its line taken for certain. */
export function notebookForecast(): LearnedForecast {
  let line = { intercept: 0, slope: 0 };
  let fittedRows = -RETRAINED_EVERY;
  return (rows) => {
    if (rows.length - fittedRows >= RETRAINED_EVERY) {
      fittedRows = rows.length;
      line = leastSquaresLine(
        rows.map(({ jackpotAnnounced }) => log(jackpotAnnounced)),
        rows.map(({ ticketsSold }) => log(ticketsSold)),
      );
    }
    const { intercept, slope } = line;
    return ({ jackpot }) => certainTickets(Math.round(exp(intercept + slope * log(jackpot))));
  };
}
