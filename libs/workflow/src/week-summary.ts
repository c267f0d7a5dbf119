import { type CountrySummary, type RecordStatus, countrySummary, recordStatuses } from '@jackpot/record';
import * as z from 'zod';

/** The company's currency, and the value of one unit of each other in it. */
export const exchange = z.object({ currency: z.string(), rates: z.record(z.string(), z.number()) });

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
  /** A sentence for each reader who could not be subscribed. Runs from before it was kept have none. */
  readerProblems: z.array(z.string()).default([]),
});
export type WeekSummary = z.infer<typeof weekSummary>;

export function countByStatus(countries: readonly CountrySummary[]): Record<RecordStatus, number> {
  const counts = { recommended: 0, 'awaiting-approval': 0, infeasible: 0, held: 0, failed: 0 };
  for (const { status } of countries) counts[status] += 1;
  return counts;
}

/** `runs/RUN/index-line.json`: what the page of all runs says of one, however many countries it had. */
export const indexLine = weekSummary.pick({ runId: true, clock: true, counts: true }).extend({ title: z.string() });
export type IndexLine = z.infer<typeof indexLine>;
