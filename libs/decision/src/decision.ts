import { objectives, payoutBases } from '@jackpot/config-schema';
import * as z from 'zod';
import { carryOver } from './carry-over.ts';
import { constraintReport, restoringRelief, violation } from './constraint.ts';
import { drawMoney, interval90 } from './draw-money.ts';
import { jackpotRow, neighbourEffect } from './jackpot-row.ts';
import { plan, yearAhead } from './plan.ts';
import { rolloverAhead } from './rollover-ahead.ts';
import { yieldingBound } from './yielding-bound.ts';

/** The reason for a jackpot that is not the best one: to learn how sales respond. */
const exploration = z
  .object({
    /** The jackpot that would be announced otherwise. */
    best: z.number(),
    /** The departure's cost over the horizon, of the objective, in the country's currency. */
    price: z.number(),
  })
  .readonly();

/** `infeasible`: no jackpot satisfies all constraints; this is the one that misses them least. */
const chosenStatus = z.enum(['recommended', 'infeasible']);

/**
 * The decision for one country and draw, as plain JSON: every number is finite, money is in the country's currency, and
 * equal inputs give equal bytes. Nothing in it tells the company's cash.
 */
export const decision = drawMoney.extend({
  status: chosenStatus,
  drawDate: z.string(),
  jackpot: z.number(),
  /** Null before the first draw. */
  lastJackpot: z.number().nullable(),
  objective: z.enum(objectives),
  objectiveValue: z.number(),
  /** True where the jackpot lies outside those that the forecast's model has seen. */
  extrapolated: z.boolean(),
  salesInterval90: interval90,
  constraints: z.array(constraintReport).readonly(),
  /** The missed constraints, a bound's confidence included, each with the draw that misses it most. */
  violations: z.array(violation).readonly(),
  /** For each constraint that could be eased so that everything is kept, the least easing; of infeasible decisions alone. */
  reliefs: z.array(restoringRelief).readonly().optional(),
  /** First draw from which on no window of the horizon misses its bounds. Null if no draw misses them, or all do to the end. */
  firstWeekInBounds: z.string().nullable(),
  /** By how much money the payout window misses its bounds; 0 within them. */
  payoutExcess: z.number(),
  /** True where luck put windows out of bounds that have time to recover: they miss them by the least total excess. */
  recovering: z.boolean(),
  /** The past prizes that the ratio counts: the config's, but those expected where the data does not say what was paid. */
  payoutBasis: z.enum(payoutBases),
  /** The ratio that may come out over the coming year; null where the plan is shorter. */
  yearAhead: yearAhead.nullable(),
  /** Weeks of this draw's window that the data has no row of: they hold neither sales nor prizes. */
  missingWeeks: z.int(),
  /** Prizes paid over sales of the window's past draws; null where the data does not say what was paid. */
  realisedPayoutRatio: z.number().nullable(),
  breachProbability: z.number(),
  /** The loss at the cash rule's probability: an earlier jackpot may be held while this fits the cash limit. */
  lossQuantile: z.number(),
  yielded: z.array(yieldingBound).readonly(),
  /** True where the jackpot rolls over and the data does not say whether the last one was won. */
  rolloverUnknown: z.boolean(),
  /** True for a game that rolls over: the decision takes this draw's floor into account and no later one. */
  rolloverIgnoredAfterThisDraw: z.boolean(),
  plan,
  /** Null where the best jackpot is announced. An exploring jackpot is bound by no constraint, since it keeps them all. */
  exploration: exploration.nullable(),
  /** A near-tie: a jackpot about as good as the best, nearer to the last. Null if the best or an exploring one is announced. */
  nearTie: z
    .object({
      /** The jackpot that earns most over the horizon. */
      best: z.number(),
      /** Cost of the departure over the horizon, in the objective, in the country's currency. */
      costs: z.number(),
    })
    .readonly()
    .nullable(),
  /** The lowest and the highest jackpot whose horizon earns, within each share of this draw's expected net revenue, as much as the best. */
  goodRanges: z.array(z.object({ share: z.number(), jackpots: interval90 }).readonly()).readonly(),
  up: neighbourEffect.nullable(),
  down: neighbourEffect.nullable(),
  /** Three sentences: what the next jackpot up would change, what the next down, and which constraint stops it. */
  why: z.array(z.string()).readonly(),
  /** Left out where each draw's sales depend on its own jackpot alone. */
  carryOver: carryOver.optional(),
  /** Of games whose jackpot accrues, and whose later draws are planned. */
  rollover: rolloverAhead.optional(),
  /** By jackpot, rising. */
  candidates: z.array(jackpotRow).min(1).readonly(),
});
export type Decision = Readonly<z.infer<typeof decision>>;
