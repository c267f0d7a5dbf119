import * as z from 'zod';

/** Constraints of a decision, by the name that records give them. */
export const constraintNames = [
  'payoutRatio',
  'cash',
  'largestPrize',
  'grid',
  'headline',
  'maxChange',
  'rollover',
] as const;
export const constraintName = z.enum(constraintNames);
export type ConstraintName = z.infer<typeof constraintName>;

/** One jackpot's value of a constraint, between bounds of which at least one is given. */
const constraintValue = z.object({
  name: constraintName,
  value: z.number(),
  min: z.number().optional(),
  max: z.number().optional(),
  /** Distance to the nearer bound; negative by how much the bound is missed. */
  slack: z.number(),
  satisfied: z.boolean(),
});
export type ConstraintValue = Readonly<z.infer<typeof constraintValue>>;

/** The chosen jackpot's value of a constraint, and what the constraint costs. */
export const constraintReport = constraintValue
  .extend({
    /** True where the choice would be another if this constraint alone were lifted. */
    binding: z.boolean(),
    /**
     * Gain of the objective over the horizon (a year of it, where it is longer) from one more percentage point of
     * payout ratio, or from one more million of cash in the company's currency. Null for the other constraints, where
     * nothing satisfies all, and in records from before it was told.
     */
    shadowPrice: z.number().nullable().default(null),
  })
  .readonly();
export type ConstraintReport = z.infer<typeof constraintReport>;

/** A missed constraint. `amount` is the distance to its bound, in the unit of its value. */
export const violation = z.object({ name: constraintName, amount: z.number(), drawDate: z.string() }).readonly();
export type Violation = z.infer<typeof violation>;
