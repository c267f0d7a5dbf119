import * as z from 'zod';
import { interval90 } from './draw-money.ts';

/** One week of the plan. Money is in the country's currency. */
const plannedWeek = z
  .object({
    drawDate: z.string(),
    jackpot: z.number(),
    /** Of a jackpot that was set beforehand, and is planned around. */
    pinned: z.literal(true).optional(),
    /** Of the jackpots that luck may bring, 5 % and 95 %: then `jackpot` is their median. Where it accrues alone. */
    jackpotInterval90: interval90.optional(),
    expectedSales: z.number(),
    expectedPrizes: z.number(),
    expectedNetRevenue: z.number(),
    /** Prizes over sales of the window that ends with this week's draw. */
    payoutRatio: z.number(),
    /**
     * Of the same ratio, with prizes as they are paid, past ones too where the data says it. Not told of windows that begin after the first
     * planned draw, nor by records of earlier code.
     */
    realisedRatioInterval90: interval90.optional(),
  })
  .readonly();

/**
 * The plan of which the decision is the first week. `bound`: no plan can exceed it; `gap`: (bound − objective) / |bound|, or of
 * a draw's expected sales where the bound is smaller.
 */
export const plan = z
  .object({
    weeks: z.array(plannedWeek).min(1).readonly(),
    objective: z.number(),
    bound: z.number(),
    gap: z.number(),
  })
  .readonly();
export type Plan = z.infer<typeof plan>;

/** The realised payout ratio of the first window that is wholly planned, as far as it can be foreseen. */
export const yearAhead = z
  .object({
    /** The draw that the window ends with. */
    drawDate: z.string(),
    expectedRatio: z.number(),
    ratioInterval90: interval90,
    /** P(the realised ratio keeps the bound); null where there is no such bound. */
    keepsMin: z.number().nullable(),
    keepsMax: z.number().nullable(),
  })
  .readonly();
export type YearAhead = z.infer<typeof yearAhead>;
