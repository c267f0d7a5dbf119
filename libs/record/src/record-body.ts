import { pinnedObject } from '@jackpot/decision';
import * as z from 'zod';
import { countrySummary } from './country-summary.ts';

/** Record that this one took the place of, on whose word and why. */
export const supersession = z.object({ id: z.string(), by: z.string(), reason: z.string() });
export type Supersession = z.infer<typeof supersession>;

/** Entry of the index for each revision of a record. */
export const recordBody = z.object({
  summary: countrySummary,
  runId: z.string(),
  recordedAt: z.string(),
  /** The published pair, under keys that are never written again. A failure has none. */
  artefacts: z.object({ recommendation: pinnedObject, metadata: pinnedObject }).nullable(),
  /** Its report, under a key that is never written again. Records from before there were reports have none. */
  report: pinnedObject.nullable().default(null),
  /** The final record that this one superseded, from its metadata. */
  superseded: supersession.nullable(),
});
export type RecordBody = z.infer<typeof recordBody>;
