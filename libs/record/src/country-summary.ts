import { change, constraintReport, violation, yearAhead } from '@jackpot/decision';
import * as z from 'zod';
import { failure } from './failure.ts';
import { recordStatuses } from './record-status.ts';

/** Past recommendations on one line: how often the published 90 % interval held, how often they were announced. */
const trackSummary = z.object({
  /** Draws that were sold at a jackpot with a published forecast, and those of them inside the interval. */
  draws: z.int(),
  inside: z.int(),
  /** Number of draws with a known announced jackpot, and number of those announced as recommended. */
  known: z.int(),
  followed: z.int(),
});
export type TrackSummary = z.infer<typeof trackSummary>;

/** One country's week on one line: what the terminal, the e-mail and `--json` are all made from. */
export const countrySummary = z.object({
  country: z.string(),
  drawDate: z.string(),
  status: z.enum(recordStatuses),
  /** Reason that it is not `recommended`. */
  reason: z.string().nullable(),
  /** Cause of a failure; records from before it was kept have the reason alone. */
  failure: failure.nullable().default(null),
  recordId: z.string(),
  currency: z.string().nullable(),
  jackpot: z.number().nullable(),
  lastJackpot: z.number().nullable(),
  expectedSales: z.number().nullable(),
  expectedNetRevenue: z.number().nullable(),
  extrapolated: z.boolean(),
  /** True where a stated prior chose the jackpot, since past ones hardly say how sales respond. Earlier records do not tell. */
  restsOnPrior: z.boolean().default(false),
  constraints: z.array(constraintReport).readonly(),
  /** Missed constraints, in this draw or in a later one of the plan. Records from before it was kept here have none. */
  violations: z.array(violation).readonly().default([]),
  /** Null where no year is planned, and in records from before it was kept here. */
  yearAhead: yearAhead.nullable().default(null),
  /** Objective over the plan; null without one, and in records from before it was kept here. */
  planned: z.number().nullable().default(null),
  model: z.object({ version: z.int(), digest: z.string() }).nullable(),
  /** Gate's verdict on this week's model, where it was rejected. */
  rejection: z.string().nullable(),
  /** Changes since the champion was fitted, where they matter. Records from before they were measured have none. */
  drift: z.string().nullable().default(null),
  /** A sentence for each row whose jackpot differs from the recorded announcement. Earlier records have none. */
  announcedOtherwise: z.array(z.string()).readonly().default([]),
  /** Change from the last decision before it. Records from before it was explained have none. */
  sinceLast: change.nullable().default(null),
  /** Past recommendations of a year and what came of them. Null of none, and in records from before it was looked at. */
  track: trackSummary.nullable().default(null),
  metadataKey: z.string().nullable(),
  simulatedCash: z.boolean(),
  /** True if decided from the shipped, simulated sales. Earlier records do not tell. */
  simulatedSales: z.boolean().default(false),
  /**
   * Deadline: to answer if it waits for approval, else to announce. Null where the config is wrong, and in records from
   * before it was kept.
   */
  actBy: z.object({ at: z.iso.datetime(), timeZone: z.string() }).nullable().default(null),
});
export type CountrySummary = z.infer<typeof countrySummary>;

/** Members of a summary that only a jackpot chosen by its forecast fills. */
export const notChosen = {
  expectedSales: null,
  expectedNetRevenue: null,
  extrapolated: false,
  restsOnPrior: false,
  constraints: [],
  violations: [],
  yearAhead: null,
  planned: null,
  model: null,
} as const satisfies Partial<CountrySummary>;
