import * as z from 'zod';

const deviation = z.number().gt(0);

/**
 * A second model of log tickets beside the one of remembered residuals: a regression whose level, slopes and season drift, seen
 * through noise (a dynamic linear model: West & Harrison 1997). How fast each drifts is learned from the series. All are standard
 * deviations of log tickets, of a drift those of one draw, unless said otherwise.
 */
export const dynamicVariances = z.strictObject({
  /** Noise of a draw at the reference jackpot. */
  noise: deviation,
  /** Drift of the level. */
  level: deviation,
  /** A deviation from the level that passes, and the share of it that is left after a draw. */
  passing: deviation,
  persistence: z.number().gt(0).lt(1),
  /** Size of the season, the calendar month and the holidays; drift of the first two. */
  season: deviation,
  month: deviation,
  holiday: deviation,
  seasonDrift: deviation,
  /** Change of the elasticity over a unit of log jackpot, and its drift. */
  bend: deviation,
  slopeDrift: deviation,
  /** Exponents of the noise: a standard deviation of log jackpot above the reference, one below it, and recent volatility. */
  jackpot: z.number(),
  smallJackpot: z.number(),
  volatility: z.number(),
});

export type DynamicVariances = z.infer<typeof dynamicVariances>;
