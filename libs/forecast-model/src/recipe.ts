import * as z from 'zod';

const precision = z.number().gt(0);

/**
 * What makes a model before it sees data: features, structure and hyperparameters. Two models with equal recipes differ
 * only in the rows that they were fitted on. Plain JSON, so that its identity is a digest of its canonical text.
 *
 * A `precision` is the inverse variance of a zero-mean normal prior on weights of log tickets (a ridge penalty).
 */
export const recipe = z.strictObject({
  structure: z.literal('additive-log-location-scale'),
  features: z.strictObject({
    trend: z.boolean(),
    /** Sine and cosine pairs a year, and a calendar month (pay-days). */
    yearlyHarmonics: z.int().min(0).max(12),
    monthlyHarmonics: z.int().min(0).max(6),
    holidays: z.boolean(),
    marketing: z.boolean(),
  }),
  response: z.strictObject({
    /** Quantiles of the seen log jackpots at which the slope may change. */
    knotQuantiles: z.array(z.number().gt(0).lt(1)).min(1),
    smoothness: precision,
    shrinkage: precision,
  }),
  memory: z.strictObject({
    /** Rates of the exponential averages of past residuals; 1 is the last residual alone. */
    rates: z.array(z.number().gt(0).max(1)).min(1),
    /** A surprise beyond this many scales is remembered as if it were this large. */
    clip: z.number().gt(0),
    precision,
  }),
  scale: z.strictObject({ volatilityRate: z.number().gt(0).lt(1), precision }),
  penalties: z.strictObject({ trend: precision, yearly: precision, monthly: precision, calendar: precision }),
  likelihood: z.strictObject({
    degreesOfFreedom: z.number().gt(1),
    /** Exponential decay of a row's weight for each later draw. */
    decayPerDraw: z.number().min(0).lt(1),
    /** Rows before the origin that are fitted at most. */
    windowDraws: z.int().min(26),
  }),
  optimiser: z.strictObject({ steps: z.int().min(1), learningRate: z.number().gt(0) }),
  calibration: z.strictObject({
    /** Rolling-origin residuals that the distribution's shape is taken from. */
    draws: z.int().min(1),
    /** Draws forecast from one origin, one draw ahead each, before the weights are fitted again. */
    refitEvery: z.int().min(1),
  }),
});

export type Recipe = z.infer<typeof recipe>;

/** The recipe that a training job uses unless it is given another; `docs/forecast.md` says how its values were chosen. */
export const defaultRecipe: Recipe = {
  structure: 'additive-log-location-scale',
  features: { trend: true, yearlyHarmonics: 3, monthlyHarmonics: 3, holidays: true, marketing: true },
  response: { knotQuantiles: [0.3, 0.5, 0.7, 0.85, 0.95], smoothness: 3, shrinkage: 0.15 },
  memory: { rates: [1, 0.3, 0.05], clip: 4, precision: 5 },
  scale: { volatilityRate: 0.1, precision: 5 },
  penalties: { trend: 50, yearly: 200, monthly: 200, calendar: 60 },
  likelihood: { degreesOfFreedom: 5, decayPerDraw: 0.007, windowDraws: 416 },
  optimiser: { steps: 250, learningRate: 0.05 },
  calibration: { draws: 156, refitEvery: 6 },
};

/** Whether two recipes say the same, whatever the order of their keys. */
export function sameRecipe(a: Recipe, b: Recipe): boolean {
  return JSON.stringify(recipe.parse(a)) === JSON.stringify(recipe.parse(b));
}
