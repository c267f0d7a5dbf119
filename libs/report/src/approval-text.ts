import { plainText } from '@jackpot/config-schema';
import { instant } from './instant.ts';
import type { Approval } from '@jackpot/decision';

/** Text of the answer to a recommendation: who, when and why. */
export function approvalText({ verdict, by, at, reason, first }: Approval): string {
  if (by === null) return `${verdict}: ${reason}`;
  const before = first === undefined ? '' : `, after ${first.by} on ${instant(first.at)} (${first.reason})`;
  return plainText(`${verdict} by ${by} on ${instant(at)}: ${reason}${before}`);
}
