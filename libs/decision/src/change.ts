import * as z from 'zod';

/** Causes that explain a change, in the order in which one is exchanged for the other's. */
export const causes = ['code', 'data', 'model', 'config', 'cash'] as const;
export type Cause = (typeof causes)[number];

/** Amounts in the country's currency; revenue in whole units, so that parts add up exactly. */
const amounts = z.object({ jackpot: z.number(), expectedNetRevenue: z.int() });
export type Amounts = z.infer<typeof amounts>;

/**
 * Explanation of how one decision became another: one cause after the other is taken from the later, each on top of those before
 * it, and decided again. `from` + all parts + `remainder` = `to`.
 */
export const change = z.object({
  /** Id and draw of the earlier record. */
  id: z.string(),
  drawDate: z.string(),
  from: amounts,
  /**
   * The jackpot really announced, if it differs from the earlier record's, with the revenue that the record expected of it (null:
   * not evaluated). Readers are told of the way from it to `from` first.
   */
  announced: z.object({ jackpot: z.number(), expectedNetRevenue: z.int().nullable() }).optional(),
  to: amounts,
  /** Every cause, in order. */
  parts: z.array(
    amounts.extend({
      cause: z.enum(causes),
      /** Difference in words; null where there is none. */
      what: z.string().nullable(),
    }),
  ),
  /** Part that no cause explains. */
  remainder: amounts,
  /** Reason that nothing could be decided again, so that the whole change is remainder; else null. */
  unexplained: z.string().nullable(),
});
export type Change = z.infer<typeof change>;
