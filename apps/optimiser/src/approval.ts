import { announceBy, countryConfig } from '@jackpot/config-schema';
import { type Approval, type ApprovalDeadline, expiredApproval } from '@jackpot/decision';
import type { Clock, ObjectStore } from '@jackpot/ports';
import { getPinnedJson } from '@jackpot/record';
import type { ToOptimise } from '@jackpot/workflow';

const MS_PER_HOUR = 3_600_000;

/** The answer that a recommendation came back with; null where it has not been asked for. */
export function answerOf({ approval, expired, decision }: ToOptimise): Approval | null {
  if (approval !== undefined) return approval;
  if (expired === undefined || !decision?.approval) return null;
  return expiredApproval(decision.approval.by, true);
}

/** Until when a recommendation of this country waits; null where nobody is asked, `expired` where it is too late to ask. */
export async function approvalDeadline(
  { inputs, drawDate, clock: decidedAt }: ToOptimise,
  { store, clock }: { readonly store: ObjectStore; readonly clock: Clock },
): Promise<ApprovalDeadline | Approval | null> {
  const config = countryConfig.parse(await getPinnedJson(store, inputs.config));
  const { approval } = config;
  if (!approval.required || approval.by === undefined) return null;
  const announce = announceBy(config, drawDate);
  const by = new Date(announce.getTime() - approval.by * MS_PER_HOUR);
  // A draw that should be public already is decided for the record: its time to wait is what the run's own clock left.
  const now = clock.now() < announce ? clock.now() : new Date(decidedAt);
  const seconds = Math.floor((by.getTime() - now.getTime()) / 1000);
  if (seconds >= 1) return { by: by.toISOString(), seconds };
  return expiredApproval(by.toISOString(), false);
}
