import { addDays } from '@jackpot/config-schema';
import type { DecisionInput } from '../../src/index.ts';
import { logNormalTickets, lottery, salesRow } from '../lottery.ts';

const drawDate = '2026-11-28';
const price = 2.5;

/** A game that is won every second week, after a year at one jackpot, with a handful of jackpots, in millions, to choose from. */
export interface YearGame {
  readonly horizonWeeks: number;
  readonly payoutRatio: { readonly min?: number; readonly max?: number };
  readonly elasticity?: number;
  readonly pastJackpot?: number;
  readonly largest?: number;
  /** Of the company's cash above its safety net, in its currency. */
  readonly available?: number;
  readonly share?: number;
  readonly exchangeRate?: number;
  /** So many units of another currency are one of the game's own. */
  readonly currency?: number;
}

export function yearGame(game: YearGame): DecisionInput {
  const { horizonWeeks, payoutRatio, elasticity = 0.9, pastJackpot = 6e6, largest = 12e6 } = game;
  const { available = 1e9, share = 1, exchangeRate = 1, currency = 1 } = game;
  const median = (jackpot: number) => 4e6 * (jackpot / 10e6) ** elasticity;
  return {
    config: lottery({
      ticketPrice: price * currency,
      fixedCost: 500e3 * currency,
      jackpot: { min: 4e6 * currency, max: largest * currency, step: 2e6 * currency },
      prizes: { jackpot: { win: 'odds', oneIn: 6e6, paid: 'shared' }, secondary: { shareOfSales: 0.25 } },
      constraints: { payoutRatio: { weeks: 52, ...payoutRatio }, cash: { share, breachProbabilityPerYear: 0.5 } },
      plan: { horizonWeeks },
    }),
    openDraws: [],
    history: Array.from({ length: 51 }, (_, at) =>
      salesRow({
        drawDate: addDays(drawDate, -7 * (at + 1)),
        jackpotAnnounced: pastJackpot * currency,
        ticketsSold: Math.round(median(pastJackpot)),
        ticketPrice: price * currency,
      }),
    ),
    drawDate,
    forecast: ({ drawDate: date, jackpot }) => {
      const season = 1 + 0.1 * Math.sin((2 * Math.PI * Date.parse(date)) / (364 * 86_400_000));
      return logNormalTickets(season * median(jackpot / currency), 0.1, 21);
    },
    cash: { available, safetyNet: 0, exchangeRate: exchangeRate / currency },
  };
}
