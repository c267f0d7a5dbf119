import * as z from 'zod';

const deviation = z.number().gt(0);

/**
 * Recipe of the model of a subscription lottery: players are a stock that joiners on earlier jackpots feed and attrition drains
 * (`docs/players.md`). A `deviation` is that of a normal prior.
 */
export const stockRecipe = z.strictObject({
  structure: z.literal('stock-of-players'),
  /** Players who join on a draw's jackpot first pay `leadDraws` + 1 draws later. */
  leadDraws: z.int().min(0),
  /** Prior median of the share of players who leave from one draw to the next. */
  attritionPerDraw: z.number().gt(0).lt(1),
  priors: z.strictObject({
    /** Of the attrition's logarithm. */
    attrition: deviation,
    /** Elasticity of joiners to the jackpot: a mixture of normals. */
    elasticity: z.array(z.strictObject({ weight: z.number().gt(0), mean: z.number(), deviation })).min(1),
    /** Yearly waves of the logarithms of joiners and of attrition. */
    joiningSeason: deviation,
    leavingSeason: deviation,
    marketing: deviation,
    /** Standard deviations of the noise, as log-normal: median, and deviation of the logarithm. */
    noise: z.strictObject({
      /** Of tickets over players: who pays late, or twice. */
      payments: z.tuple([z.number().gt(0), deviation]),
      /** Of joiners over their expectation, and of that expectation's change from draw to draw. */
      joining: z.tuple([z.number().gt(0), deviation]),
      level: z.tuple([z.number().gt(0), deviation]),
    }),
  }),
  /** Rows before the origin that are fitted at most. */
  windowDraws: z.int().min(26),
  calibration: z.strictObject({
    draws: z.int().min(1),
    rollingDraws: z.int().min(1),
    refitEvery: z.int().min(1),
  }),
});

export type StockRecipe = z.infer<typeof stockRecipe>;
