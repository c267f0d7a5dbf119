import * as z from 'zod';

/** Worth of a jackpot beyond its own draw, in the objective, in the country's currency. */
export const carriedWorth = z
  .object({
    /** In later draws of the plan. */
    later: z.number(),
    /** In draws after it, discounted. */
    beyond: z.number(),
  })
  .readonly();

/** States by draw of the plan, and in the draw after it. */
const course = z.array(z.number()).readonly();

/**
 * Effect of jackpots on later draws, of configs that say so (`demand`): players of a subscription, or the share by which earlier
 * jackpots raise sales. `docs/players.md` has the terms.
 */
export const carryOver = z
  .object({
    kind: z.enum(['draw', 'subscription']),
    /** Draws until those who join on a jackpot pay, after the next one; 0 for jackpots that carry over. */
    leadDraws: z.int(),
    /** Discount of a year, by which money beyond the plan is worth less. */
    discountPerYear: z.number(),
    /** Share of players, or of what is carried over, that is gone after a year. */
    attritionPerYear: z.number(),
    /** Additional players, or raise of sales, that the announced jackpot brings, against none and against the usual jackpot. */
    brings: z.number(),
    /** Worth of the announced jackpot: this draw's objective, and what it brings later. */
    worth: z.object({ thisDraw: z.number(), ...carriedWorth.unwrap().shape }).readonly(),
    /** Worth of one unit of the state that a jackpot adds. */
    ofUnit: carriedWorth,
    /** The state by draw: under the plan, under the last jackpot, and under the constant one that is worth most. */
    courses: z
      .object({
        drawDates: z.array(z.string()).readonly(),
        plan: course,
        last: z.object({ jackpot: z.number(), states: course }).readonly().nullable(),
        constant: z.object({ jackpot: z.number(), states: course }).readonly(),
      })
      .readonly(),
  })
  .readonly();
export type CarryOver = z.infer<typeof carryOver>;
