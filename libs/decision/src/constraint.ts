import * as z from 'zod';

/** Constraints of a decision, by the name that records give them. */
export const constraintNames = [
  'payoutRatio',
  'calendarYear',
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
    /** Loss of the objective over the horizon to the cash safety net, where there is one. */
    lost: z.number().gt(0).optional(),
  })
  .readonly();
export type ConstraintReport = z.infer<typeof constraintReport>;

const ratioBound = z.enum(['min', 'max']);

/** A missed constraint. `amount` is the distance to its bound, in the unit of its value, in the draw that misses it most. */
export const violation = z
  .object({
    name: constraintName,
    amount: z.number(),
    drawDate: z.string(),
    /** The first draw that misses the constraint; absent: the decided draw. */
    since: z.string().optional(),
    /** Bound of the payout ratio; not told of other constraints, nor by records of earlier code. */
    bound: ratioBound.optional(),
  })
  .readonly();
export type Violation = z.infer<typeof violation>;

/** The smallest easing of one constraint with which everything is kept. */
export const restoringRelief = z
  .object({
    name: constraintName,
    /** Bound of the payout ratio. */
    bound: ratioBound.optional(),
    /**
     * By how much: the company's cash in the country's currency, the payout ratio's bound as a ratio, the largest change as a share of the last
     * jackpot. Null for a constraint that would have to go.
     */
    by: z.number().nullable(),
    /** The jackpot that would then be announced. */
    jackpot: z.number(),
    /** Gain of the objective over the horizon against now, with the constraint missed. */
    gain: z.number(),
  })
  .readonly();
export type RestoringRelief = z.infer<typeof restoringRelief>;
