import { type Approval, approval } from '@jackpot/decision';
import { NoLongerWaiting, getJson } from '@jackpot/ports';
import { recordBody } from '@jackpot/record';
import { approvalRequest, runKeys } from '@jackpot/workflow';
import * as z from 'zod';
import { announceDraw, announcedDraw } from './announce-draw.ts';
import { countAnswer } from './count-answer.ts';
import type { AnswersPorts } from './ports.ts';

export const answerInput = z.object({
  action: z.literal('answer'),
  country: z.string(),
  drawDate: z.iso.date(),
  /** Id of the recommendation that waits: an answer to another is none. */
  recordId: z.string(),
  verdict: z.enum(['approved', 'rejected']),
  reason: z.string().regex(/\S/, 'expected a reason'),
  /** Jackpot that is announced instead of the approved one. */
  announce: z.number().gt(0).nullable().default(null),
});
type AnswerInput = z.infer<typeof answerInput>;

/** Outcome of an answer: whether it counts yet, and what is announced instead of the approved jackpot. */
export const answeredWaiting = z.object({
  counts: z.boolean(),
  answer: approval,
  announced: announcedDraw.nullable(),
});
export type AnsweredWaiting = z.infer<typeof answeredWaiting>;

/**
 * Answers for a recommendation whose execution waits, which goes on by itself, and records what is announced instead.
 * @throws NoLongerWaiting, SamePerson
 */
export async function answerWaiting(
  { country, drawDate, recordId, verdict, reason, announce }: AnswerInput,
  by: string,
  ports: AnswersPorts,
): Promise<AnsweredWaiting> {
  const { index, store, tasks, clock } = ports;
  const entry = await index.current(country, drawDate);
  const record = entry && recordBody.parse(entry.body);
  if (record?.summary.status !== 'awaiting-approval' || record.summary.recordId !== recordId)
    throw new NoLongerWaiting();
  const request = approvalRequest.parse(await getJson(store, runKeys.approvalRequest(record.runId, country)));
  const given: Approval = { verdict, by, reason, at: clock.now().toISOString() };
  const counted = await countAnswer(given, request, store);
  if (!counted.counts) return { ...counted, announced: null };
  await tasks.answer(request.taskToken, counted.answer);
  if (announce === null || verdict === 'rejected') return { ...counted, announced: null };
  return {
    ...counted,
    announced: await announceDraw({ country, jackpot: announce, by, reason }, drawDate, ports, clock),
  };
}
