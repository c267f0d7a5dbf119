import type { CountryConfig } from '@jackpot/config-schema';
import type { AnnouncedDraw } from '@jackpot/constrained-optimiser';
import {
  type ModelArtefact,
  type TicketDistribution,
  defaultRecipe,
  forecastTickets,
  jackpotLogScale,
  recollect,
  structuralLogTickets,
} from '@jackpot/forecast-model';
import { fitCountry } from '@jackpot/forecast-training';
import type { SalesRow } from '@jackpot/sales-data';
import { leastSquaresLine } from './least-squares-line.ts';

/** Forecasts from what a policy has seen so far. */
export type LearnedForecast = (rows: readonly SalesRow[]) => (draw: AnnouncedDraw) => TicketDistribution;

/** Draws after which a replayed model is fitted again. */
export const RETRAINED_EVERY = 4;

/** Production's recipe, but errors are calibrated from origins half a year apart: a third of the cost. */
const recipe = { ...defaultRecipe, calibration: { ...defaultRecipe.calibration, refitEvery: 26 } };

/** The product's model: weights fitted anew every fourth draw, its memory brought up to date after every one. */
export function modelForecast(config: CountryConfig): LearnedForecast {
  let fitted: { readonly artefact: ModelArtefact; readonly rows: number } | null = null;
  return (rows) => {
    if (fitted === null || rows.length - fitted.rows >= RETRAINED_EVERY)
      fitted = { artefact: fitCountry(config, rows, recipe), rows: rows.length };
    const artefact = withLaterDraws(fitted.artefact, rows, rows.length - fitted.rows);
    return (draw) => forecastTickets(artefact, draw);
  };
}

/**
 * A model whose memory holds the last `later` of `rows` too, its weights as they were. Production fits every week, so its
 * memory always ends with the last draw; a forecast that started weeks back would be worse than the product's.
 */
function withLaterDraws(artefact: ModelArtefact, rows: readonly SalesRow[], later: number): ModelArtefact {
  const { fit, recipe: own } = artefact;
  const seen = rows.slice(-(fit.rows + later));
  const residuals = seen.map(
    ({ drawDate, jackpotAnnounced: jackpot, marketingSpend, ticketsSold }) =>
      Math.log(ticketsSold) - structuralLogTickets({ drawDate, jackpot, marketingSpend }, fit, own),
  );
  const logScales = seen.map(({ jackpotAnnounced }) => jackpotLogScale(jackpotAnnounced, fit));
  const { last } = recollect({ residuals, logScales }, fit.weights.memory, fit.weights.scale.volatility, own);
  return {
    ...artefact,
    fit: { ...fit, state: { ...last, averages: [...last.averages] }, cutoff: seen.at(-1)?.drawDate ?? fit.cutoff },
  };
}

/** The exploratory notebook's: log tickets on log jackpot by least squares and nothing else, and its line taken for certain. */
export function notebookForecast(): LearnedForecast {
  let line = { intercept: 0, slope: 0 };
  let fittedRows = -RETRAINED_EVERY;
  return (rows) => {
    if (rows.length - fittedRows >= RETRAINED_EVERY) {
      fittedRows = rows.length;
      line = leastSquaresLine(
        rows.map(({ jackpotAnnounced }) => Math.log(jackpotAnnounced)),
        rows.map(({ ticketsSold }) => Math.log(ticketsSold)),
      );
    }
    const { intercept, slope } = line;
    return ({ jackpot }) => {
      const tickets = Math.round(Math.exp(intercept + slope * Math.log(jackpot)));
      return {
        points: [{ tickets, probability: 1 }],
        mean: tickets,
        median: tickets,
        interval90: [tickets, tickets],
        extrapolated: false,
      };
    };
  };
}
