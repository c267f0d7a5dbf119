import * as z from 'zod';
import { approval } from './approval.ts';
import { change } from './change.ts';
import { pinned } from './country-item.ts';
import { constraintReport } from './summary.ts';

const moneyPlan = z.object({
  weeks: z
    .array(
      z.object({
        drawDate: z.string(),
        jackpot: z.number(),
        expectedSales: z.number(),
        expectedPrizes: z.number(),
        expectedNetRevenue: z.number(),
        /** Prizes over sales of the window that ends with this week's draw. */
        payoutRatio: z.number(),
      }),
    )
    .min(1),
  objective: z.number(),
  bound: z.number(),
  gap: z.number(),
});

/** One evaluated jackpot: a point of the response to it. */
const candidate = z.object({
  jackpot: z.number(),
  expectedSales: z.number(),
  salesInterval90: z.tuple([z.number(), z.number()]),
  expectedNetRevenue: z.number(),
  winProbability: z.number(),
  extrapolated: z.boolean(),
  payoutRatio: z.number(),
  breachProbability: z.number(),
  /** The constraints that it would miss, bounds included: none where it may be announced. */
  misses: z.array(z.string()),
});

export type Candidate = z.infer<typeof candidate>;

/** What is not known of the response to the jackpot, and what it would be worth to know it. */
const responseUncertainty = z.object({
  /** Expected value of perfect information on the response, of this draw. */
  value: z.number(),
  /** 5 % and 95 % quantile of the jackpot that would be chosen if it were known. */
  jackpots: z.tuple([z.number(), z.number()]).readonly(),
  /** Its share of the variance of this draw's log sales. */
  shareOfVariance: z.number(),
});

export type ResponseUncertainty = z.infer<typeof responseUncertainty>;

const common = {
  formatVersion: z.literal(1),
  country: z.string(),
  drawDate: z.string(),
  currency: z.string(),
  /** Null before the first draw. */
  lastJackpot: z.number().nullable(),
  jackpot: z.number(),
  /** True where the cash that bounds it is a demonstration's. */
  simulatedCash: z.boolean(),
  /** SHA-256 of the inputs that it was computed from. */
  inputs: z.object({ config: z.string(), company: z.string(), sales: z.string().nullable() }),
  /** The loss that one draw exceeds with the cash constraint's probability; an earlier jackpot is held against it. */
  lossQuantile: z.number(),
  why: z.array(z.string()),
};

/** A jackpot chosen for this draw. The optimiser adds detail beyond what is read here, so unknown members are kept. */
const chosen = z.looseObject({
  ...common,
  status: z.enum(['recommended', 'infeasible']),
  objective: z.string(),
  expectedSales: z.number(),
  expectedJackpotPaid: z.number(),
  expectedSecondaryPrizes: z.number(),
  expectedNetRevenue: z.number(),
  winProbability: z.number(),
  extrapolated: z.boolean(),
  constraints: z.array(constraintReport),
  /** What is missed, with the draw that misses it most. */
  violations: z.array(z.object({ name: z.string(), amount: z.number(), drawDate: z.string() })),
  /** Where the plan is out of bounds: the first draw from which on it is not. */
  firstWeekInBounds: z.string().nullable(),
  /** Prizes paid over sales of the window's past draws; null where the data does not say what was paid. */
  realisedPayoutRatio: z.number().nullable(),
  /** Bounds that gave way because no jackpot satisfied them all. */
  yielded: z.array(z.string()),
  rolloverUnknown: z.boolean(),
  rolloverIgnoredAfterThisDraw: z.boolean(),
  plan: moneyPlan,
  /** By jackpot, rising. */
  candidates: z.array(candidate).min(1),
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
export type HeldRecommendation = z.infer<typeof held>;

/** `decision.json`: the recommendation, which registered model made it, and every object that was read for it. */
export const decisionDocument = z.object({
  recommendation,
  model: z
    .object({
      version: z.int(),
      digest: z.string(),
      recipeDigest: z.string(),
      trainingJob: z.string(),
      key: z.string(),
      registeredAt: z.string(),
    })
    .nullable(),
  inputs: z.array(pinned),
  /** Why this holds an earlier jackpot, where a recommendation was not approved. */
  approval: approval.nullable(),
  /** How the last decision before it became this one; null where none was, or this is none. */
  sinceLast: change.nullable(),
});
export type DecisionDocument = z.infer<typeof decisionDocument>;
