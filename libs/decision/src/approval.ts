import { plainText } from '@jackpot/config-schema';
import * as z from 'zod';

/** Answer to the question whether a recommendation may be announced. */
export const approval = z.object({
  verdict: z.enum(['approved', 'rejected', 'expired']),
  /** Person who answered; null if nobody did in time. */
  by: z.string().nullable(),
  reason: z.string().regex(/\S/, 'expected a reason'),
  /** ISO instant. */
  at: z.string(),
  /** Approval by the first of two people, where the config asks for two. */
  first: z.object({ by: z.string().nullable(), reason: z.string(), at: z.string() }).optional(),
});
export type Approval = z.infer<typeof approval>;

/** Until when a recommendation waits to be approved. */
export const approvalDeadline = z.object({
  by: z.iso.datetime(),
  /** Seconds from the decision to then, which the state machine waits. */
  seconds: z.int().min(1),
});
export type ApprovalDeadline = z.infer<typeof approvalDeadline>;

/** The answer if none came by `by`, or if it was too late to ask. */
export function expiredApproval(by: string, wasAsked: boolean): Approval {
  const reason = wasAsked ? `no approval came by ${by}` : `it was decided after ${by}, by when it had to be approved`;
  return { verdict: 'expired', by: null, reason, at: by };
}

/** Reason that an unapproved recommendation does not count; null where it was approved. */
export function refusalReason({ verdict, by, reason }: Approval): string | null {
  if (verdict === 'approved') return null;
  return verdict === 'rejected' ? plainText(`${by ?? 'somebody'} rejected the recommendation: ${reason}`) : reason;
}
