import * as z from 'zod';
import { recipe } from './recipe.ts';

const isoDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const numbers = z.array(z.number());

/** Weights and state after the last row that was fitted. Logs are natural, of tickets. */
export const modelFit = z.strictObject({
  monotone: z.boolean(),
  /** Draw date of the last fitted row. */
  cutoff: isoDate,
  rows: z.int().min(1),
  /** Log tickets that the weights are relative to. */
  centre: z.number(),
  scaling: z.strictObject({
    trendOrigin: isoDate,
    response: z.strictObject({
      reference: z.number(),
      knots: numbers,
      standardDeviation: z.number().gt(0),
      min: z.number(),
      max: z.number(),
    }),
    marketing: z.strictObject({ reference: z.number().min(0), mean: z.number(), byWeek: numbers }),
  }),
  weights: z.strictObject({
    /** One a column of `featureRow`. */
    location: numbers,
    /** One a rate of the recipe's memory. */
    memory: z.array(z.number().min(0)),
    /** Log scale at the reference jackpot, its rise per standard deviation of log jackpot above it, and volatility's exponent. */
    scale: z.strictObject({ level: z.number(), jackpot: z.number().min(0), volatility: z.number().min(0) }),
  }),
  state: z.strictObject({ averages: numbers, logVolatility: z.number() }),
});

export type ModelFit = z.infer<typeof modelFit>;

/** Format of `model.json`; a change that an older program would misread raises it. */
export const MODEL_FORMAT_VERSION = 1;

/** `model.json`: everything that serving needs, and nothing that it must look up. */
export const modelArtefact = z
  .strictObject({
    formatVersion: z.literal(MODEL_FORMAT_VERSION),
    country: z.string().min(1),
    recipe,
    fit: modelFit,
    /** Standardised errors of rolling-origin forecasts, one draw ahead, oldest first. */
    calibration: numbers,
  })
  .superRefine(({ recipe: { memory, response, features }, fit }, context) => {
    const expected = {
      location:
        3 +
        2 * (features.yearlyHarmonics + features.monthlyHarmonics) +
        (features.holidays ? 4 : 0) +
        response.knotQuantiles.length +
        1,
      memory: memory.rates.length,
    };
    for (const part of ['location', 'memory'] as const) {
      const found = fit.weights[part].length;
      if (found !== expected[part]) {
        context.addIssue({
          code: 'custom',
          path: ['fit', 'weights', part],
          message: `expected ${expected[part]} weights for this recipe, found ${found}`,
        });
      }
    }
    const slopes = fit.weights.location.slice(-(response.knotQuantiles.length + 1));
    if (fit.monotone && slopes.some((slope) => slope < 0)) {
      context.addIssue({
        code: 'custom',
        path: ['fit', 'weights', 'location'],
        message: 'a monotone model has a falling slope',
      });
    }
  });

export type ModelArtefact = z.infer<typeof modelArtefact>;
