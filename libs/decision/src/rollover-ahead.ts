import * as z from 'zod';

/** One way that a draw may end. Money is in the country's currency. */
const path = z
  .object({
    probability: z.number(),
    /** The least jackpot of the next draw. */
    least: z.number(),
    /** The jackpot that the policy announces then; null where the horizon ends before. */
    jackpot: z.number().nullable(),
  })
  .readonly();

/** Ways in which this draw may leave the next, where the jackpot accrues. */
export const rolloverAhead = z
  .object({
    /** Draws since the jackpot was won. */
    drawsUnwon: z.int(),
    /** True where this draw must be won. */
    mustBeWon: z.boolean(),
    /**
     * The later draw in which the amount carried over most probably demands a jackpot that the cash, or another limit of what is
     * forecast, would stop; null where none does.
     */
    beyondCash: z.object({ drawDate: z.string(), probability: z.number() }).readonly().nullable(),
    won: path,
    /** By the likeliest amount carried over; null where the draw must be won. */
    unwon: path.nullable(),
  })
  .readonly();
export type RolloverAhead = z.infer<typeof rolloverAhead>;
