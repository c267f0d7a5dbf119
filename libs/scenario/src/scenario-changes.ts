import * as z from 'zod';

const amount = z.number().positive();
const ratio = z.number().min(0).max(1);

/** Assumptions of a scenario that are not the recommendation's; what is left out stays as it was. Money of draws is in the country's currency. */
export const scenarioChanges = z.strictObject({
  /** Jackpots that are announced whatever is best, by draw date. */
  jackpots: z.record(z.iso.date(), amount).optional(),
  /** The company's available cash, in its own currency. */
  availableCash: z.number().nonnegative().optional(),
  /** Bounds of the 52-week payout ratio. */
  payoutRatio: z.strictObject({ min: ratio.optional(), max: ratio.optional() }).optional(),
  /** Largest change of the jackpot from one draw to the next, as a share. */
  maxChange: amount.optional(),
  /** Factor on the tickets of every draw that is forecast. */
  salesLevel: z.number().min(0.1).max(10).optional(),
  /** Marketing spent on the draw that is decided. */
  marketingSpend: z.number().nonnegative().optional(),
  /** Weeks that are planned: 1 for the draw alone. */
  horizonWeeks: z.int().positive().optional(),
});
export type ScenarioChanges = Readonly<z.infer<typeof scenarioChanges>>;
