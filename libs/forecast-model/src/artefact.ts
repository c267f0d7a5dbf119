import * as z from 'zod';
import { drawKind } from './draw-kind.ts';
import { featureGroups } from './features.ts';
import { responseWeights } from './jackpot-response.ts';
import { elasticityMixture, recipe } from './recipe.ts';
import { dynamicVariances } from './dynamic-variances.ts';

const isoDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const numbers = z.array(z.number());

const shift = z.strictObject({ shift: z.number(), variance: z.number().min(0) });

const specialDates = z.array(
  z.union([
    shift.extend({ day: z.int().min(1).max(365) }),
    shift.extend({ nearDay: z.int().min(1).max(365) }),
    shift.extend({ sinceEaster: z.int() }),
    shift.extend({ weekday: z.int().min(0).max(59) }),
  ]),
);

/** Weights and state after the last row that was fitted. Logs are natural, of tickets. */
const modelFit = z.strictObject({
  monotone: z.boolean(),
  /** Draw date of the last fitted row. */
  cutoff: isoDate,
  rows: z.int().min(1),
  /** Log tickets that the weights are relative to. */
  centre: z.number(),
  scaling: z.strictObject({
    cutoff: isoDate,
    response: z.strictObject({
      reference: z.number(),
      knots: numbers,
      standardDeviation: z.number().gt(0),
      min: z.number(),
      max: z.number(),
    }),
    marketing: z.strictObject({ reference: z.number().min(0), mean: z.number(), byWeek: numbers }),
    kinds: z.array(drawKind).min(1).optional(),
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
  /** Uncertainty of the location's weights. */
  uncertainty: z.strictObject({
    /** Lower triangle R, row by row, of the weights' covariance V = R′R; a weight held at its bound has zeros. */
    root: z.array(numbers),
    /** Part of the next draw's regressors that its residuals' averages already hold. */
    remembered: numbers,
  }),
  /** Equally likely slopes of the response, drawn from their posterior, whose mean the location holds; absent in models of the mode. */
  responseDraws: z.array(numbers).min(1).optional(),
  /** Prior of the elasticity in place of the recipe's, and the countries that it is borrowed from; absent where none spoke. */
  borrowed: z.strictObject({ from: z.array(z.string()).min(1), elasticity: elasticityMixture }).optional(),
  /** Dates with a draw of their own. */
  specialDates,
  /** The model with drifting weights; absent if the recipe has none. */
  dynamic: z
    .strictObject({
      variances: dynamicVariances,
      specialDates,
      /** After the last row: means, and the lower triangle of their covariance. */
      state: z.strictObject({ mean: numbers, covariance: z.array(numbers), logVolatility: z.number() }),
    })
    .optional(),
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
    /** Standardised errors one draw ahead, of rolling-origin forecasts and before those leave-one-out, oldest first. */
    calibration: numbers,
  })
  .superRefine(({ recipe: own, fit }, context) => {
    const columns = featureGroups(own, fit.scaling.kinds).length;
    const rates = own.memory.rates.length;
    const sizes = [
      { path: ['weights', 'location'], expected: columns, found: fit.weights.location.length },
      { path: ['weights', 'memory'], expected: rates, found: fit.weights.memory.length },
      { path: ['state', 'averages'], expected: rates, found: fit.state.averages.length },
      { path: ['uncertainty', 'root'], expected: columns, found: fit.uncertainty.root.length },
      ...(fit.responseDraws ?? []).map((slopes, i) => ({
        path: ['responseDraws', i],
        expected: responseWeights(own.response),
        found: slopes.length,
      })),
      ...(fit.dynamic === undefined
        ? []
        : [{ path: ['dynamic', 'state', 'mean'], expected: columns + 1, found: fit.dynamic.state.mean.length }]),
      { path: ['uncertainty', 'remembered'], expected: columns, found: fit.uncertainty.remembered.length },
    ];
    for (const { path, expected, found } of sizes) {
      if (found !== expected) {
        context.addIssue({
          code: 'custom',
          path: ['fit', ...path],
          message: `expected ${expected} numbers for this recipe, found ${found}`,
        });
      }
    }
    const slopes = fit.weights.location.slice(-responseWeights(own.response));
    if (fit.monotone && slopes.some((slope) => slope < 0)) {
      context.addIssue({
        code: 'custom',
        path: ['fit', 'weights', 'location'],
        message: 'a monotone model has a falling slope',
      });
    }
  });

export type ModelArtefact = z.infer<typeof modelArtefact>;
