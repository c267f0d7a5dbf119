import * as z from 'zod';
import { dynamicVariances } from './dynamic-variances.ts';

const deviation = z.number().gt(0);

/** Normals that an elasticity may come from, with their weights. */
export const elasticityMixture = z.array(z.strictObject({ weight: deviation, mean: z.number(), deviation })).min(1);
export type ElasticityMixture = z.infer<typeof elasticityMixture>;

/**
 * Choices that make a model before it sees data: features, structure and hyperparameters. Two models with equal recipes differ
 * only in the rows that they were fitted on. Plain JSON, so that its identity is a digest of its canonical text.
 *
 * A `deviation` is the scale of a zero-mean prior on weights of log tickets: the standard deviation of a normal one.
 */
export const recipe = z.strictObject({
  structure: z.literal('log-response-with-remembered-residuals'),
  features: z.strictObject({
    /** Sine and cosine pairs a year, and a calendar month (pay-days). */
    yearlyHarmonics: z.int().min(0).max(12),
    monthlyHarmonics: z.int().min(0).max(6),
    holidays: z.boolean(),
    marketing: z.boolean(),
    /** Years over which the response may have been another than it is. */
    tiltYears: z.number().gt(0),
  }),
  response: z.strictObject({
    /** Quantiles of the seen log jackpots at which the slope may change. */
    knotQuantiles: z.array(z.number().gt(0).lt(1)).min(1),
    /** The spread is measured at the median jackpot of so many years; of all without it. */
    referenceYears: z.number().gt(0).optional(),
    /** Slopes are linear between the knots, one a knot; without it constant, one a segment. */
    smooth: z.literal(true).optional(),
  }),
  memory: z.strictObject({
    /** Rates of the exponential averages of past residuals; 1 is the last residual alone. */
    rates: z.array(z.number().gt(0).max(1)).min(1),
    /** A surprise beyond this many scales is remembered as if it were this large. */
    clip: z.number().gt(0),
  }),
  scale: z.strictObject({ volatilityRate: z.number().gt(0).lt(1) }),
  specialDates: z.strictObject({
    /** Draws this many days from the same day of another year count as the same date. */
    withinDays: z.int().min(0).max(15),
    /** Number of standard errors, squared, that it takes for a date to count as special at all. */
    shrinkage: deviation,
    /**
     * Dates that move count too (the nearest draw, days since Easter, a month's n-th weekday), each from the year on since which
     * it is special; `evidence` is the standard errors, squared, that it takes: there are many such dates to be fooled by.
     */
    moving: z.strictObject({ evidence: deviation }).optional(),
  }),
  priors: z.strictObject({
    marketing: deviation,
    /** Change of elasticity a year back, times the jackpots' standard deviation. */
    tilt: deviation,
    /** Season, month and holidays: Student-t of a whole group, so that a group is either near nothing or free. */
    calendar: z.strictObject({ degreesOfFreedom: z.number().gt(0), deviation }),
    /** First elasticity, about zero; of no effect beside `elasticity`. */
    slope: deviation,
    /**
     * Elasticity over the middle of the jackpots: a mixture of normals. With it the forecast is the mean of the response's
     * posterior; without it the mode.
     */
    elasticity: elasticityMixture.optional(),
    /** Changes of the elasticity from segment to segment, where their middles lie a unit of log jackpot apart. */
    slopeChange: deviation,
    memory: deviation,
    /** Exponents of the scale. */
    scale: deviation,
  }),
  likelihood: z.strictObject({
    degreesOfFreedom: z.number().gt(2),
    /** Exponential decay of a row's weight for each later draw. */
    decayPerDraw: z.number().min(0).lt(1),
    /** Rows before the origin that are fitted at most. */
    windowDraws: z.int().min(26),
  }),
  /** The model whose level, slopes and season drift, beside the first; without it the first alone. */
  dynamic: z
    .strictObject({
      /** Its share in the forecast. */
      share: z.number().gt(0).max(1),
      /** Medians of their log-normal priors, before the series says how fast each drifts. */
      variances: dynamicVariances,
      /** Standard deviation of their logs, and of the exponents themselves. */
      doubt: deviation,
      exponentDoubt: deviation,
      /** Decay of a row's weight for each later draw, in learning them. */
      decayPerDraw: z.number().min(0).lt(1),
    })
    .optional(),
  optimiser: z.strictObject({ steps: z.int().min(1), learningRate: z.number().gt(0) }),
  calibration: z.strictObject({
    /** Standardised errors that the distribution's shape is taken from. */
    draws: z.int().min(1),
    /** The last of them that are rolling-origin errors; those before are the fit's leave-one-out errors. */
    rollingDraws: z.int().min(1),
    /** Draws forecast from one origin, one draw ahead each, before the weights are fitted again. */
    refitEvery: z.int().min(1),
  }),
});

export type Recipe = z.infer<typeof recipe>;

/** The recipe that a training job uses unless it is given another; `docs/forecast.md` says how its values were chosen. */
export const defaultRecipe: Recipe = {
  structure: 'log-response-with-remembered-residuals',
  features: { yearlyHarmonics: 3, monthlyHarmonics: 3, holidays: true, marketing: true, tiltYears: 3 },
  response: { knotQuantiles: [0.05, 0.3, 0.5, 0.7, 0.85, 0.95, 0.99], referenceYears: 1, smooth: true },
  memory: { rates: [1, 0.4, 0.1], clip: 6 },
  scale: { volatilityRate: 0.1 },
  specialDates: { withinDays: 1, shrinkage: 5, moving: { evidence: 45 } },
  priors: {
    marketing: 0.13,
    tilt: 0.026,
    calendar: { degreesOfFreedom: 4, deviation: 0.05 },
    slope: 0.65,
    elasticity: [
      { weight: 0.6, mean: 0.3, deviation: 0.12 },
      { weight: 0.2, mean: 0.06, deviation: 0.05 },
      { weight: 0.2, mean: 0.3, deviation: 0.4 },
    ],
    slopeChange: 0.5,
    memory: 0.45,
    scale: 0.45,
  },
  likelihood: { degreesOfFreedom: 5, decayPerDraw: 0.006, windowDraws: 416 },
  dynamic: {
    share: 0.5,
    variances: {
      noise: 0.05,
      level: 0.01,
      passing: 0.02,
      persistence: 0.7,
      season: 0.03,
      month: 0.02,
      holiday: 0.05,
      seasonDrift: 0.001,
      bend: 0.3,
      slopeDrift: 0.003,
      jackpot: 0.15,
      smallJackpot: 0,
      volatility: 0.3,
    },
    doubt: 1.2,
    exponentDoubt: 0.25,
    decayPerDraw: 0.002,
  },
  optimiser: { steps: 100, learningRate: 0.03 },
  calibration: { draws: 260, rollingDraws: 156, refitEvery: 12 },
};
