import { type CountryConfig, countryConfig } from '@jackpot/config-schema';
import type { Demand, Market } from '@jackpot/simulator';
import type { Regime } from './regime.ts';

const PAST_WEEKS = 104;
const LAST_PAST_DRAW = '2026-11-22';

/** A regime is said by what is unlike the others. */
interface Differences {
  readonly demand: Partial<Demand>;
  readonly history: Partial<Market['history']>;
  readonly jackpotPrize?: CountryConfig['prizes']['jackpot'];
  readonly payoutRatio: { readonly min?: number; readonly max?: number };
  readonly breachProbabilityPerYear?: number;
  /** Largest loss of a draw. */
  readonly cashLimit?: number;
}

/**
 * Two million tickets at 2, one winner in seven draws, a fifth of sales to small prizes and a tenth to the retailer; jackpots
 * of 1 to 13 million in steps of 250 thousand.
 */
function regime(name: string, differences: Differences): Regime {
  const { demand, history, jackpotPrize, payoutRatio, breachProbabilityPerYear, cashLimit } = differences;
  return {
    name,
    config: countryConfig.parse({
      country: name,
      currency: 'EUR',
      timeZone: 'Europe/Paris',
      draw: { weekday: 'saturday' },
      ticketPrice: 2,
      jackpot: { min: 1e6, max: 13e6, step: 250e3 },
      prizes: {
        jackpot: jackpotPrize ?? { win: 'odds', oneIn: 14e6, paid: 'shared' },
        secondary: { shareOfSales: 0.2 },
      },
      shares: { retailer: 0.1, duty: 0, goodCauses: 0.2 },
      fixedCost: 200e3,
      constraints: {
        payoutRatio: { weeks: 52, ...payoutRatio },
        cash: { share: 1, breachProbabilityPerYear: breachProbabilityPerYear ?? 0.01 },
      },
    }),
    market: {
      demand: {
        tickets: 2e6,
        origin: LAST_PAST_DRAW,
        growthPerYear: 0.01,
        season: { amplitude: 0.04, peakDay: 350 },
        holidays: { christmas: 0.12, newYear: 0, easter: 0.04 },
        marketing: { usualSpend: 40e3, effect: 0.03, campaign: { everyWeeks: 13, weeks: 3, factor: 3 } },
        elasticity: 0.3,
        referenceJackpot: 8e6,
        saturation: Infinity,
        residual: { sd: 0.03, autocorrelation: 0.7 },
        noise: 0.03,
        ...demand,
      },
      history: {
        usualJackpot: 8e6,
        leanToGoodWeeks: 1,
        wander: { sd: 0.3, autocorrelation: 0.4 },
        special: { probability: 0.04, factor: 1.6 },
        ...history,
      },
    },
    pastWeeks: PAST_WEEKS,
    lastPastDraw: LAST_PAST_DRAW,
    cash: { available: cashLimit ?? 100e6, safetyNet: 0, exchangeRate: 1 },
  };
}

/** Regimes of the study: two million tickets at 2, jackpots of 1 to 13 million, two years of history. `docs/replay.md` says what came out. */
export const regimes: readonly Regime[] = [
  // Elasticity 0.6; the history lies 5 to 6 points below the cap.
  regime('elastic', {
    demand: { elasticity: 0.6 },
    history: { usualJackpot: 4.6e6 },
    payoutRatio: { max: 0.43 },
  }),
  // Elasticity 0.05; the best jackpot is at the floor, the history 6 to 7 points above it.
  regime('inelastic', {
    demand: { elasticity: 0.05 },
    history: { usualJackpot: 5.5e6 },
    payoutRatio: { min: 0.33, max: 0.45 },
  }),
  // Larger jackpots stood in weeks that sell well anyway; nothing binds.
  regime('confounded', {
    demand: {
      elasticity: 0.2,
      season: { amplitude: 0.12, peakDay: 350 },
      holidays: { christmas: 0.25, newYear: 0, easter: 0.15 },
    },
    history: { usualJackpot: 4.2e6, leanToGoodWeeks: 3, wander: { sd: 0.12, autocorrelation: 0.4 } },
    payoutRatio: { max: 0.4 },
  }),
  // Half a year ago the level rose by 15 % and the elasticity fell from 0.5 to 0.2; nothing binds.
  regime('redesign', {
    demand: { elasticity: 0.5, redesign: { from: '2026-05-25', uplift: 0.15, elasticity: 0.2 } },
    history: { usualJackpot: 5e6 },
    payoutRatio: { max: 0.42 },
  }),
  // Christmas weeks sell twice as much; the history lies a point below the cap.
  regime('christmas', {
    demand: { elasticity: 0.4, holidays: { christmas: 0.7, newYear: 0.3, easter: 0.1 } },
    history: { usualJackpot: 4e6 },
    payoutRatio: { max: 0.37 },
  }),
  // One winner in a hundred draws, the jackpot bounded by cash at 20 % a year.
  regime('rare-wins', {
    demand: { elasticity: 0.4, tickets: 1.5e6 },
    history: { usualJackpot: 7e6 },
    jackpotPrize: { win: 'odds', oneIn: 150e6, paid: 'shared', ticketsPerWinningUnit: 1 },
    payoutRatio: { max: 0.4 },
    breachProbabilityPerYear: 0.2,
    cashLimit: 10e6,
  }),
  // The past jackpots hardly differ (3 %).
  regime('unvaried', {
    demand: { elasticity: 0.5 },
    history: {
      usualJackpot: 4e6,
      leanToGoodWeeks: 0,
      wander: { sd: 0.03, autocorrelation: 0 },
      special: { probability: 0, factor: 1 },
    },
    payoutRatio: { max: 0.42 },
  }),
  // The history lies half a point above the cap, far below the best jackpot.
  regime('tight', {
    demand: { elasticity: 0.5 },
    history: { usualJackpot: 4.5e6 },
    payoutRatio: { max: 0.36 },
  }),
];
