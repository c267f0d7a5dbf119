import { type CountryConfig, addDays, candidateJackpots, countryConfig } from '@jackpot/config-schema';
import type { DecisionInput } from '../src/index.ts';
import type { TicketDistribution } from '@jackpot/forecast-model';

export const drawDate = '2026-11-28';
const steps = 399;

/** A game of 400 jackpots. */
export function game(payoutRatio: object, horizonWeeks: number): CountryConfig {
  return countryConfig.parse({
    country: 'england',
    currency: 'GBP',
    timeZone: 'Europe/London',
    draw: { weekday: 'saturday' },
    ticketPrice: 2.5,
    jackpot: { min: 5e6, max: 5e6 + steps * 1e5, step: 1e5 },
    prizes: { jackpot: { win: 'odds', oneIn: 45e6, paid: 'shared' }, secondary: { shareOfSales: 0.25 } },
    shares: { retailer: 0, duty: 0, goodCauses: 0.33 },
    fixedCost: 500e3,
    constraints: { payoutRatio: { weeks: 52, ...payoutRatio }, cash: { share: 1, breachProbabilityPerYear: 0.01 } },
    plan: { horizonWeeks },
  });
}

const median = (jackpot: number, week: number) =>
  4e6 * (jackpot / 10e6) ** 0.35 * (1 + 0.15 * Math.sin((2 * Math.PI * week) / 52) + 0.01 * Math.sin(week * week));

const scores = Array.from({ length: 261 }, (_, at) => (at - 130) * 0.04);
const weights = scores.map((score) => Math.exp((-score * score) / 2));
const total = weights.reduce((sum, weight) => sum + weight, 0);

/** Log-normal tickets on as many points as the product's forecast has. */
export function forecast({ drawDate: date, jackpot }: { drawDate: string; jackpot: number }): TicketDistribution {
  const week = Math.round((Date.parse(date) - Date.parse(drawDate)) / 604_800_000);
  const middle = median(jackpot, week);
  const points = scores.map((score, at) => ({
    tickets: Math.round(middle * Math.exp(0.12 * score)),
    probability: (weights[at] ?? 0) / total,
  }));
  const mean = points.reduce((sum, { tickets, probability }) => sum + tickets * probability, 0);
  return { points, mean, median: middle, interval90: [middle * 0.82, middle * 1.22], extrapolated: false };
}

export function input(payoutRatio: object, horizonWeeks: number, pastJackpot = 20e6): DecisionInput {
  const config = game(payoutRatio, horizonWeeks);
  const history = Array.from({ length: 51 }, (_, at) => {
    const ticketsSold = Math.round(median(pastJackpot, -at - 1));
    return {
      line: at + 2,
      drawDate: addDays(drawDate, -7 * (at + 1)),
      jackpotAnnounced: pastJackpot,
      ticketsSold,
      ticketPrice: 2.5,
      grossSales: 2.5 * ticketsSold,
      jackpotPaid: null,
      secondaryPrizesPaid: null,
      netRevenue: null,
      marketingSpend: null,
      event: null,
    };
  });
  return {
    config,
    history,
    openDraws: [],
    drawDate,
    forecast,
    cash: { available: 1e9, safetyNet: 0, exchangeRate: 1 },
  };
}

export const jackpots = candidateJackpots(game({ max: 1 }, 1));
