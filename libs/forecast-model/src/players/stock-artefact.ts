import * as z from 'zod';
import { drawKind } from '../draw-kind.ts';
import { stockRecipe } from './stock-recipe.ts';

const wave = z.tuple([z.number(), z.number()]);
const weights = z.strictObject({
  /** Share of players who leave from one draw to the next. */
  attrition: z.number().gt(0).lt(1),
  /** Of joiners to the jackpot. */
  elasticity: z.number(),
  /** Cosine and sine of the year, of the logarithms of joiners and of attrition. */
  joiningSeason: wave,
  leavingSeason: wave,
  marketing: z.number(),
  /** Log tickets of draws of each kind, less those of the others; absent where there is one kind. */
  kinds: z.array(z.number()).optional(),
  noise: z.strictObject({ payments: z.number().gt(0), joining: z.number().gt(0), level: z.number().gt(0) }),
});

/** Weights of a stock's model; the unit of each is said above. */
export type StockWeights = z.infer<typeof weights>;

const isoDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/** `model.json` of a subscription lottery: the players after the last row, and how they join and leave. */
export const stockArtefact = z.strictObject({
  formatVersion: z.literal(1),
  country: z.string().min(1),
  recipe: stockRecipe,
  fit: z.strictObject({
    cutoff: isoDate,
    rows: z.int().min(1),
    scaling: z.strictObject({
      /** Median log jackpot that was seen, and the least and the largest. */
      reference: z.number(),
      min: z.number(),
      max: z.number(),
      marketing: z.strictObject({ reference: z.number().min(0), mean: z.number(), byWeek: z.array(z.number()) }),
      kinds: z.array(drawKind).min(1).optional(),
    }),
    weights,
    /** Of the draw after the last row, under its rules: players, joiners a draw at the reference jackpot, and their covariance. */
    state: z.strictObject({
      players: z.number().gt(0),
      joiners: z.number().gt(0),
      covariance: z.tuple([z.number(), z.number(), z.number()]),
    }),
    /** Expected joiners of the last `leadDraws` draws, who pay from the draw after the next on; oldest first. */
    arriving: z.array(z.number()),
    /** Equally likely attrition, elasticity, players and joiners, drawn from their posterior. */
    draws: z
      .array(
        z.strictObject({
          attrition: z.number(),
          elasticity: z.number(),
          players: z.number(),
          joiners: z.number(),
          kinds: z.array(z.number()).optional(),
        }),
      )
      .min(1),
  }),
  /** Standardised errors of log tickets one draw ahead, oldest first. */
  calibration: z.array(z.number()),
});

export type StockArtefact = z.infer<typeof stockArtefact>;
