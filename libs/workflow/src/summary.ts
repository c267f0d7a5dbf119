import { change, constraintReport, pinnedObject } from '@jackpot/decision';
import * as z from 'zod';
import { type RecordStatus, recordStatuses } from './record-status.ts';

/** One country's week on one line: what the terminal, the e-mail and `--json` are all made from. */
export const countrySummary = z.object({
  country: z.string(),
  drawDate: z.string(),
  status: z.enum(recordStatuses),
  /** Why it is not `recommended`. */
  reason: z.string().nullable(),
  recordId: z.string(),
  currency: z.string().nullable(),
  jackpot: z.number().nullable(),
  lastJackpot: z.number().nullable(),
  expectedSales: z.number().nullable(),
  expectedNetRevenue: z.number().nullable(),
  extrapolated: z.boolean(),
  constraints: z.array(constraintReport).readonly(),
  model: z.object({ version: z.int(), digest: z.string() }).nullable(),
  /** What the gate said of this week's model, where it was rejected. */
  rejection: z.string().nullable(),
  /** What has changed since the champion was fitted, where it matters. Records from before it was measured have none. */
  drift: z.string().nullable().default(null),
  /** How the last decision before it became this one. Records from before it was explained have none. */
  sinceLast: change.nullable().default(null),
  metadataKey: z.string().nullable(),
  simulatedCash: z.boolean(),
  /**
   * By when somebody must act: answer where it waits, else announce. Null where the config is wrong, and in records from
   * before it was kept.
   */
  actBy: z.object({ at: z.iso.datetime(), timeZone: z.string() }).nullable().default(null),
});
export type CountrySummary = z.infer<typeof countrySummary>;

/** What the index keeps of each revision of a record. */
export const recordBody = z.object({
  summary: countrySummary,
  runId: z.string(),
  recordedAt: z.string(),
  /** The published pair, under keys that are never written again. A failure has none. */
  artefacts: z.object({ recommendation: pinnedObject, metadata: pinnedObject }).nullable(),
  /** Its report, under a key that is never written again. Records from before there were reports have none. */
  report: pinnedObject.nullable().default(null),
  /** Why a final record was superseded. */
  superseded: z.object({ id: z.string(), by: z.string(), reason: z.string() }).nullable(),
});
export type RecordBody = z.infer<typeof recordBody>;

/** The company's currency, and the value of one unit of each other in it. */
export const exchange = z.object({ currency: z.string(), rates: z.record(z.string(), z.number()) });
export type Exchange = z.infer<typeof exchange>;

/** `runs/RUN/summary.json` */
export const weekSummary = z.object({
  runId: z.string(),
  week: z.string(),
  clock: z.string(),
  simulatedCash: z.boolean(),
  /** Null where the company's config is wrong, and in runs from before it was kept. */
  exchange: exchange.nullable().default(null),
  counts: z.record(z.enum(recordStatuses), z.int()),
  /** By name. */
  countries: z.array(countrySummary),
});
export type WeekSummary = z.infer<typeof weekSummary>;

export function countByStatus(countries: readonly CountrySummary[]): Record<RecordStatus, number> {
  const counts = { recommended: 0, 'awaiting-approval': 0, infeasible: 0, held: 0, failed: 0 };
  for (const { status } of countries) counts[status] += 1;
  return counts;
}
