import * as z from 'zod';
import { anyRecipe } from './forecast-model.ts';
import { scoredQuantiles } from './quantile-loss.ts';

const isoDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/** One rolling-origin forecast, one draw ahead: tickets sold and the quantiles forecast from the rows before. */
const fold = z.strictObject({
  drawDate: isoDate,
  actual: z.number().gt(0),
  quantiles: z.array(z.number()).length(scoredQuantiles.length),
});
export type Fold = z.infer<typeof fold>;

/** A draw after the champion's last row, forecast by its frozen weights. */
const driftFold = fold.extend({
  /** The champion's tickets at `rareProbabilities`. */
  rare: z.tuple([z.number(), z.number()]),
  jackpot: z.number().gt(0),
  /** Distance of the jackpot from those that the champion was fitted to, in standard deviations of log jackpot. */
  jackpotBeyond: z.number().min(0),
});

const folds = z.array(fold).min(1);
const candidate = z.strictObject({ recipe: anyRecipe, folds });

/** Hausman's test that jackpots do not answer demand that the model can't see. Its instrument: whether the draw before was won. */
export const exogeneity = z.strictObject({
  draws: z.int(),
  /** Draws after one that was won. */
  wins: z.int(),
  /** F of the instrument in the jackpot's part of log sales. */
  strength: z.number(),
  /** The response where luck alone moved the jackpot, as a share of the model's, and its standard error: 1 if the model is right. */
  byLuck: z.strictObject({ share: z.number(), deviation: z.number() }),
  /** Probability of so large a difference between what luck and what the operator moved, if the model is right. */
  probability: z.number(),
});
export type Exogeneity = z.infer<typeof exogeneity>;

export const EVALUATION_FORMAT_VERSION = 1;

/**
 * `evaluation.json`: everything that the gate judges by. Every model was refitted from the rows before each
 * fold's draw, on the same draws.
 */
export const evaluation = z
  .strictObject({
    formatVersion: z.literal(EVALUATION_FORMAT_VERSION),
    country: z.string().min(1),
    /** The draw that the trained model is for. */
    drawDate: isoDate,
    challenger: candidate,
    /** `null` where no model was approved before. */
    champion: candidate.nullable(),
    seasonalNaive: z.strictObject({ folds }),
    /** Both recipes are equal: the challenger is the champion, fitted on newer rows. */
    refresh: z.boolean(),
    /** The champion's frozen weights on draws after its last row, one draw ahead; reported only. */
    drift: z.strictObject({ cutoff: isoDate, folds: z.array(driftFold) }).nullable(),
    /** Hausman's test of the response; absent where luck moved no jackpot. */
    exogeneity: exogeneity.optional(),
    training: z.strictObject({
      rows: z.int().min(1),
      cutoff: isoDate,
      backend: z.string().min(1),
      seed: z.int().min(0),
    }),
  })
  .superRefine(({ challenger, champion, seasonalNaive }, context) => {
    const dates = challenger.folds.map(({ drawDate }) => drawDate).join();
    for (const [name, other] of Object.entries({ champion, seasonalNaive })) {
      if (other && other.folds.map(({ drawDate }) => drawDate).join() !== dates) {
        context.addIssue({
          code: 'custom',
          path: [name, 'folds'],
          message: 'scored on other draws than the challenger',
        });
      }
    }
  });

export type Evaluation = z.infer<typeof evaluation>;
