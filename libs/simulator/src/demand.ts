import { dayNumber, type IsoDate } from '@jackpot/config-schema';
import { exp, log, log1p } from '@jackpot/elementary-functions';
import { holidayUplift, type HolidayPeaks, yearlySeason, type YearlySeason } from './season.ts';
import { marketingUplift, type Marketing } from './marketing.ts';

const DAYS_PER_YEAR = 365.25;

/**
 * The truth about ticket sales:
 * ln E[tickets] = ln `tickets` + `growthPerYear` · years since `origin` + season + holidays + marketing
 * + `elasticity` · ln(g(J) / g(`referenceJackpot`)), with g(J) = J / (1 + J / `saturation`).
 * Actual tickets are that times e^(residual + noise), which has mean 1. Uplifts are of the logarithm.
 */
export interface Demand {
  /** Expected tickets of a draw on `origin` at the reference jackpot and usual marketing, season and holidays apart. */
  readonly tickets: number;
  readonly origin: IsoDate;
  readonly growthPerYear: number;
  readonly season: YearlySeason;
  readonly holidays: HolidayPeaks;
  readonly marketing: Marketing;
  /** Of sales to the jackpot, where the jackpot is small against `saturation`; at J it is elasticity / (1 + J / saturation). */
  readonly elasticity: number;
  readonly referenceJackpot: number;
  /** Jackpot at which the elasticity has halved; Infinity for a constant one. */
  readonly saturation: number;
  /** Stationary first-order autoregression: standard deviation of the residual, and its correlation from week to week. */
  readonly residual: { readonly sd: number; readonly autocorrelation: number };
  /** Standard deviation of what is each week's own. */
  readonly noise: number;
  /**
   * Jackpots before the draw's own add `effect` · G to ln E[tickets], G being their average of ln(g(J) / g(`referenceJackpot`)) with
   * weights that fall by `keep` a draw. Below 0 players tire of large jackpots.
   */
  readonly carryOver?: { readonly effect: number; readonly keep: number };
  /** Players who stay: then the formula above, times the attrition, is of players who join, and each player buys one ticket. */
  readonly subscription?: Subscription;
  /** A new game under the old name: from a date on, sales at the reference jackpot and the elasticity are others. */
  readonly redesign?: { readonly from: IsoDate; readonly uplift: number; readonly elasticity: number };
}

/** B(t + 1) = (1 − attrition) B(t) + those who join on the jackpot and in the week of draw t − `leadDraws`. */
export interface Subscription {
  readonly leadDraws: number;
  /** Share of players who leave from one draw to the next. */
  readonly attritionPerDraw: number;
  /** Of the attrition's logarithm. */
  readonly attritionSeason: YearlySeason;
  /** Standard deviation of the log of tickets over players: who pays late, or twice. */
  readonly payments: number;
}

/** The uplift that the calendar alone explains: what an operator knows beforehand. */
export function calendarUplift(demand: Demand, date: IsoDate): number {
  return yearlySeason(demand.season, date) + holidayUplift(demand.holidays, date);
}

/**
 * E[tickets] of a draw on `date` at an announced `jackpot` and this spend on marketing, over the residual and the noise:
 * the truth that a forecast is after.
 */
export function expectedTickets(demand: Demand, date: IsoDate, jackpot: number, marketingSpend: number): number {
  const years = (dayNumber(date) - dayNumber(demand.origin)) / DAYS_PER_YEAR;
  const redesign = demand.redesign !== undefined && date >= demand.redesign.from ? demand.redesign : null;
  const uplift =
    demand.growthPerYear * years +
    calendarUplift(demand, date) +
    marketingUplift(demand.marketing, marketingSpend) +
    (redesign?.uplift ?? 0) +
    (redesign?.elasticity ?? demand.elasticity) * relativeAppeal(demand, jackpot);
  return demand.tickets * exp(uplift);
}

/** ln(g(J) / g(`referenceJackpot`)): by how much a jackpot appeals more than the reference. */
export function relativeAppeal(demand: Demand, jackpot: number): number {
  return logAppeal(demand, jackpot) - logAppeal(demand, demand.referenceJackpot);
}

function logAppeal({ saturation }: Demand, jackpot: number): number {
  return log(jackpot) - log1p(jackpot / saturation);
}
