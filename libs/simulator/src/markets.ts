import { attritionPerDraw, drawsPerYear } from '@jackpot/config-schema';
import type { GameRules, Market } from './lottery.ts';

/** Week of the last shipped draws, for which the trend and the levels below are stated. */
const ORIGIN = '2026-11-22';

/**
 * The four countries of the shipped data. `docs/decisions/0014-simulated-sales.md` says what each follows; ways to win, prices and prizes
 * are in `configs/`.
 */
export const markets: Readonly<Record<'england' | 'germany' | 'netherlands' | 'sweden', Market>> = {
  england: {
    demand: {
      tickets: 4_720_000,
      origin: ORIGIN,
      growthPerYear: 0.02,
      season: { amplitude: 0.04, peakDay: 20 },
      holidays: { christmas: 0.16, newYear: -0.08, easter: 0.07 },
      marketing: { usualSpend: 150_000, effect: 0.03, campaign: { everyWeeks: 13, weeks: 3, factor: 4 } },
      elasticity: 0.3,
      referenceJackpot: 20e6,
      saturation: Infinity,
      residual: { sd: 0.03, autocorrelation: 0.7 },
      noise: 0.035,
    },
    history: {
      usualJackpot: 17.9e6,
      leanToGoodWeeks: 2,
      wander: { sd: 0.36, autocorrelation: 0.4 },
      special: { probability: 0.05, factor: 1.7 },
    },
  },
  germany: {
    demand: {
      tickets: 1_400_000,
      origin: ORIGIN,
      growthPerYear: 0.05,
      season: { amplitude: 0.02, peakDay: 350 },
      holidays: { christmas: 0.08, newYear: 0.02, easter: 0.03 },
      marketing: { usualSpend: 90_000, effect: 0.025, campaign: { everyWeeks: 17, weeks: 4, factor: 3 } },
      elasticity: 0.15,
      referenceJackpot: 600_000,
      saturation: Infinity,
      residual: { sd: 0.02, autocorrelation: 0.8 },
      noise: 0.018,
    },
    history: {
      usualJackpot: 652_000,
      leanToGoodWeeks: 2,
      wander: { sd: 0.4, autocorrelation: 0.3 },
      special: { probability: 0.06, factor: 1.8 },
    },
  },
  netherlands: {
    demand: {
      tickets: 1_090_000,
      origin: ORIGIN,
      growthPerYear: 0.01,
      season: { amplitude: 0.025, peakDay: 10 },
      holidays: { christmas: 0.05, newYear: 0.14, easter: 0.02 },
      marketing: { usualSpend: 400_000, effect: 0.03, campaign: { everyWeeks: 26, weeks: 5, factor: 3 } },
      elasticity: 0.22,
      referenceJackpot: 190_000,
      saturation: 800_000,
      residual: { sd: 0.02, autocorrelation: 0.75 },
      noise: 0.02,
    },
    history: {
      usualJackpot: 175_000,
      leanToGoodWeeks: 1.5,
      wander: { sd: 0.33, autocorrelation: 0.5 },
      special: { probability: 0.04, factor: 1.6 },
    },
  },
  sweden: {
    demand: {
      tickets: 1_820_000,
      origin: ORIGIN,
      growthPerYear: -0.01,
      season: { amplitude: 0.03, peakDay: 340 },
      holidays: { christmas: 0.12, newYear: 0.03, easter: 0.04 },
      marketing: { usualSpend: 1_500_000, effect: 0.02, campaign: { everyWeeks: 10, weeks: 2, factor: 3 } },
      elasticity: 0.2,
      referenceJackpot: 12e6,
      saturation: Infinity,
      residual: { sd: 0.025, autocorrelation: 0.6 },
      noise: 0.02,
    },
    history: {
      usualJackpot: 11.2e6,
      leanToGoodWeeks: 1,
      wander: { sd: 0.38, autocorrelation: 0.4 },
      special: { probability: 0.05, factor: 1.7 },
    },
  },
};

/** Part of sales that the usual jackpot of an ordinary market costs. */
const JACKPOT_COST = 0.15;

/** Effect of earlier jackpots on later draws, as the config says that there is one. Joiners respond more than players of one draw. */
function carriedOver({ demand, ...calendar }: GameRules): Partial<Market['demand']> {
  if (demand === undefined) return {};
  return {
    elasticity: 0.35,
    residual: { sd: 0.1, autocorrelation: 0.7 },
    noise: 0.1,
    subscription: {
      leadDraws: demand.leadDraws,
      attritionPerDraw: attritionPerDraw(demand.attritionPerYear, drawsPerYear(calendar, ORIGIN)),
      attritionSeason: { amplitude: 0.1, peakDay: 20 },
      payments: 0.003,
    },
  };
}

/**
 * A market for rules that have none of their own: middling in every respect, its usual jackpot at the geometric middle of
 * the grid, its sales such that this jackpot costs 15 % of them.
 */
export function ordinaryMarket(rules: GameRules): Market {
  const { jackpot, prizes, ticketPrice } = rules;
  const usualJackpot = Math.sqrt(jackpot.min * jackpot.max);
  const prize = prizes.jackpot;
  // By odds the cost grows with the tickets, so that it can't set their number: one winner in ten draws is usual.
  const tickets =
    prize.win === 'odds'
      ? prize.oneIn / 10
      : ((prize.win === 'certain' ? 1 : prize.value) * usualJackpot) / (JACKPOT_COST * ticketPrice);
  return {
    demand: {
      tickets,
      origin: ORIGIN,
      growthPerYear: 0.01,
      season: { amplitude: 0.03, peakDay: 350 },
      holidays: { christmas: 0.1, newYear: 0, easter: 0.04 },
      marketing: {
        usualSpend: Math.ceil(0.01 * tickets * ticketPrice),
        effect: 0.03,
        campaign: { everyWeeks: 13, weeks: 3, factor: 3 },
      },
      elasticity: 0.2,
      referenceJackpot: usualJackpot,
      saturation: Infinity,
      residual: { sd: 0.025, autocorrelation: 0.7 },
      noise: 0.025,
      ...carriedOver(rules),
    },
    history: {
      usualJackpot,
      leanToGoodWeeks: 1,
      wander: { sd: 0.35, autocorrelation: 0.4 },
      special: { probability: 0.05, factor: 1.7 },
    },
  };
}

/** The lottery of a config: its own market where it is one of the shipped countries, else an ordinary one. */
export function marketOf(rules: GameRules): Market {
  return new Map<string, Market>(Object.entries(markets)).get(rules.country) ?? ordinaryMarket(rules);
}
