import * as z from 'zod';
import { carriedWorth } from './carry-over.ts';
import { constraintName } from './constraint.ts';
import { interval90 } from './draw-money.ts';

/** One evaluated jackpot, as a row of a table: a point of the response to it. Money is in the country's currency. */
export const jackpotRow = z
  .object({
    jackpot: z.number(),
    expectedSales: z.number(),
    salesInterval90: interval90,
    expectedNetRevenue: z.number(),
    winProbability: z.number(),
    /** True where the jackpot lies outside those that the forecast's model has seen. */
    extrapolated: z.boolean(),
    payoutRatio: z.number(),
    breachProbability: z.number(),
    /** Worth of what it brings to later draws, where something is carried over. */
    carried: carriedWorth.optional(),
    /** The constraints that this jackpot would miss, bounds included; empty if it may be announced. */
    misses: z.array(constraintName).readonly(),
  })
  .readonly();
export type JackpotRow = z.infer<typeof jackpotRow>;

/** The change that announcing the next jackpot up or down would make. */
export const neighbourEffect = z
  .object({
    jackpot: z.number(),
    /** Expected net revenue there, less that of the recommended jackpot. */
    netRevenueChange: z.number(),
    /** The same of the objective. */
    objectiveChange: z.number(),
    /** The same of the objective over the horizon; null where no plan that begins there keeps the payout ratio. */
    horizonChange: z.number().nullable(),
    /** Constraints that this jackpot would miss. */
    stoppedBy: z.array(constraintName).readonly(),
  })
  .readonly();
export type NeighbourEffect = z.infer<typeof neighbourEffect>;
