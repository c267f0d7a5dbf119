import { exampleConfig } from '@jackpot/fixtures';
import type { Demand } from '@jackpot/simulator';
import type { Regime } from '../src/index.ts';

/** 100,000 tickets at 2 in any week at any jackpot, which is always won; a tenth of sales to small prizes. */
export function plainRegime(demand: Partial<Demand> = {}, payoutRatio: object = { max: 0.5 }): Regime {
  return {
    name: 'plain',
    config: exampleConfig({
      country: 'plain',
      currency: 'EUR',
      plan: undefined,
      ticketPrice: 2,
      jackpot: { min: 20_000, max: 100_000, step: 5_000 },
      prizes: { jackpot: { win: 'certain' }, secondary: { shareOfSales: 0.1 } },
      shares: { retailer: 0.05, duty: 0, goodCauses: 0.2 },
      fixedCost: 10_000,
      constraints: {
        payoutRatio: { weeks: 52, ...payoutRatio },
        cash: { share: 1, breachProbabilityPerYear: 0.01 },
      },
    }),
    market: {
      demand: {
        tickets: 100_000,
        origin: '2026-11-22',
        growthPerYear: 0,
        season: { amplitude: 0, peakDay: 1 },
        holidays: { christmas: 0, newYear: 0, easter: 0 },
        marketing: { usualSpend: 1000, effect: 0, campaign: { everyWeeks: 13, weeks: 3, factor: 3 } },
        elasticity: 0,
        referenceJackpot: 50_000,
        saturation: Infinity,
        residual: { sd: 0, autocorrelation: 0 },
        noise: 0,
        ...demand,
      },
      history: {
        usualJackpot: 50_000,
        leanToGoodWeeks: 0,
        wander: { sd: 0.3, autocorrelation: 0.4 },
        special: { probability: 0, factor: 1 },
      },
    },
    pastWeeks: 60,
    lastPastDraw: '2026-11-22',
    cash: { available: 1e9, safetyNet: 0, exchangeRate: 1 },
  };
}
