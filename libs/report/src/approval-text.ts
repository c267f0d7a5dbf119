import { plainText } from '@jackpot/config-schema';
import { instant } from './instant.ts';
import type { Approval } from '@jackpot/decision';

/** Text of the answer to a recommendation: who, when and why. */
export function approvalText({ verdict, by, at, reason }: Approval): string {
  return by === null ? `${verdict}: ${reason}` : plainText(`${verdict} by ${by} on ${instant(at)}: ${reason}`);
}
