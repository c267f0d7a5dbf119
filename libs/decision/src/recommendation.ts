import * as z from 'zod';
import { decision } from './decision.ts';
import { interval90 } from './draw-money.ts';
import { openDraws } from './open-draw.ts';

/** The part of what is not known of a decision that is the response to the jackpot, and what knowing it would be worth. */
const responseUncertainty = z
  .object({
    /**
     * Expected value of perfect information on the response (Raiffa & Schlaifer 1961): what one draw would earn more, on
     * average, if the response were known when its jackpot is chosen. In the country's currency.
     */
    value: z.number(),
    /** 5 % and 95 % quantile of the jackpot that would then be chosen. */
    jackpots: interval90,
    /** Variance of log sales at the decision's jackpot that comes from not knowing the response, as a share of the forecast's. */
    shareOfVariance: z.number(),
    /** First-order check of the jackpot; not told by records of earlier code. */
    elasticity: z
      .object({
        /**
         * The elasticity of sales at which a little more jackpot earns as much as it costs, prizes charged at the payout ratio's
         * shadow price; null where more sales would earn nothing.
         */
        right: z.number().nullable(),
        /** The forecast's at this jackpot, and the 5 % and 95 % quantile of those that the model holds possible. */
        forecast: z.number(),
        interval90,
        /** True where that is the stated prior's word: past jackpots hardly say how sales respond. */
        restsOnPrior: z.boolean(),
        /** Countries whose models the prior includes; absent if the prior is the recipe's own. */
        borrowedFrom: z.array(z.string()).readonly().optional(),
      })
      .readonly()
      .optional(),
  })
  .readonly();
export type ResponseUncertainty = z.infer<typeof responseUncertainty>;

const common = {
  formatVersion: z.literal(1),
  country: z.string(),
  drawDate: z.string(),
  currency: z.string(),
  /** Null before the first draw. */
  lastJackpot: z.number().nullable(),
  jackpot: z.number(),
  /** True if the cash is a demonstration amount. */
  simulatedCash: z.boolean(),
  /** SHA-256 of the inputs that it was computed from. */
  inputs: z.object({ config: z.string(), company: z.string(), sales: z.string().nullable() }),
  /** The loss that one draw exceeds with the cash constraint's probability; an earlier jackpot is held against it. */
  lossQuantile: z.number(),
  /** Draws before this one that have no row yet; absent if there are none. */
  openDraws: openDraws.readonly().optional(),
  why: z.array(z.string()).readonly(),
};

/** Members of a decision that a record of earlier code may lack: whoever reads records does without them. */
const sinceAdded = {
  expectedTickets: true,
  expectedPrizes: true,
  expectedOperatorSurplus: true,
  objectiveValue: true,
  salesInterval90: true,
  payoutExcess: true,
  recovering: true,
  payoutBasis: true,
  yearAhead: true,
  missingWeeks: true,
  breachProbability: true,
  exploration: true,
  nearTie: true,
  goodRanges: true,
  up: true,
  down: true,
} as const;

/** A jackpot chosen for this draw. Members that another version of the code wrote are kept. */
const chosen = z.looseObject({
  ...decision.partial(sinceAdded).shape,
  ...common,
  /** Null where no jackpot keeps every constraint; not told by records of earlier code. */
  responseUncertainty: responseUncertainty.nullish(),
  modelDigest: z.string(),
});

/** An earlier recommendation's jackpot, kept in force. */
const held = z.object({ ...common, status: z.literal('held'), heldFrom: z.string(), reason: z.string() });

/** `recommendation.json`: the decision alone. Equal inputs and model give equal bytes anywhere. */
export const recommendation = z.discriminatedUnion('status', [chosen, held]);
export type Recommendation = z.infer<typeof recommendation>;
export type ChosenRecommendation = z.infer<typeof chosen>;
