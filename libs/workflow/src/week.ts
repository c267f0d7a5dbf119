import * as z from 'zod';
import { exchange } from './week-summary.ts';

/** Start of a run: the schedule's own time, or a recovery run's draw date and countries. */
const weekRequest = z.object({
  /** Time at which the schedule fired, ISO 8601; a run by hand leaves it out. */
  scheduledTime: z.iso.datetime().optional(),
  /** Decides this draw alone, as of the last scheduled run before its jackpot must be public. */
  drawDate: z.iso.date().optional(),
  /** Runs these countries alone. */
  countries: z.array(z.string()).min(1).optional(),
  /** Decides anew even where a recommendation stands. */
  supersede: z.object({ by: z.string().min(1), reason: z.string().regex(/\S/, 'expected a reason') }).optional(),
});
export type WeekRequest = z.infer<typeof weekRequest>;

export const openWeekInput = z.object({ action: z.literal('open'), executionId: z.string(), request: weekRequest });
export type OpenWeekInput = z.infer<typeof openWeekInput>;

/** A duplicate hands on the run that holds the week. */
export interface OpenWeekOutput {
  readonly outcome: 'opened' | 'duplicate';
  readonly runId: string;
  readonly countriesKey: string;
}

export const closeWeekInput = z.object({ action: z.literal('close'), executionId: z.string(), runId: z.string() });
export type CloseWeekInput = z.infer<typeof closeWeekInput>;

/** `runs/RUN/week.json`: what OpenWeek found, for CloseWeek to sum up. */
export const openedWeek = z.object({
  runId: z.string(),
  /** ISO week of the scheduled run. */
  week: z.string(),
  /** The claim that the run holds: its scheduled instant. Runs from before there were several a week claimed the week. */
  claim: z.string().optional(),
  /** The instant that the run decides at. */
  clock: z.iso.datetime(),
  simulatedCash: z.boolean(),
  /** Null where the company's config is wrong, and in runs from before it was kept. */
  exchange: exchange.nullable().default(null),
  /** Every draw of the run, those left out because they are decided already included. */
  countries: z.array(z.object({ country: z.string(), drawDate: z.iso.date() })),
  /** A sentence for each reader who could not be subscribed. Runs from before it was kept have none. */
  readerProblems: z.array(z.string()).default([]),
});
export type OpenedWeek = z.infer<typeof openedWeek>;
