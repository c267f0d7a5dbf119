import { addDays } from '@jackpot/config-schema';
import type { DecisionInput } from '../../../src/index.ts';
import { logNormalTickets, lottery, salesRow } from '../../lottery.ts';

const drawDate = '2026-11-28';
const price = 2;

export interface AccruingGame {
  readonly carries?: number;
  readonly after?: number;
  readonly oneIn?: number;
  /** Tickets at the median, at a jackpot of 8 million. */
  readonly tickets?: number;
  readonly elasticity?: number;
  readonly ratio?: object;
  /** Draws since a win, before this one. */
  readonly unwon?: number;
  /** In millions. */
  readonly grid?: { readonly min: number; readonly max: number; readonly step: number };
  readonly available?: number;
  readonly pinned?: Readonly<Record<string, number>>;
}

/** A game whose jackpot accrues, after draws at 5 million. */
export function accruingGame({
  carries = 0.15,
  after,
  oneIn = 14e6,
  tickets = 6e6,
  elasticity = 0.3,
  ratio = { max: 0.9 },
  unwon = 0,
  grid = { min: 2, max: 42, step: 1 },
  available = 1e9,
  pinned,
}: AccruingGame): DecisionInput {
  const median = (jackpot: number) => tickets * (jackpot / 8e6) ** elasticity;
  const [min, max, step] = [grid.min * 1e6, grid.max * 1e6, grid.step * 1e6];
  const rollover = { carries, start: min, cap: max, ...(after && { mustBeWon: { after } }) };
  return {
    config: lottery({
      ticketPrice: price,
      jackpot: { min, max, step, rollover },
      prizes: { jackpot: { win: 'odds', oneIn, paid: 'shared' }, secondary: { shareOfSales: 0.2 } },
      shares: { retailer: 0.05, duty: 0.12, goodCauses: 0.28 },
      fixedCost: 100e3,
      constraints: { payoutRatio: { weeks: 52, ...ratio }, cash: { share: 1, breachProbabilityPerYear: 0.01 } },
      plan: { horizonWeeks: 52, ...(pinned && { pinned }) },
    }),
    history: Array.from({ length: 51 }, (_, at) =>
      salesRow({
        drawDate: addDays(drawDate, -7 * (at + 1)),
        jackpotAnnounced: 5e6,
        ticketPrice: price,
        ticketsSold: Math.round(median(5e6)),
        jackpotPaid: at < unwon ? 0 : 5e6,
        secondaryPrizesPaid: 0,
      }),
    ),
    openDraws: [],
    drawDate,
    forecast: ({ jackpot }) => logNormalTickets(median(jackpot), 0.1, 9),
    cash: { available, safetyNet: 0, exchangeRate: 1 },
  };
}
