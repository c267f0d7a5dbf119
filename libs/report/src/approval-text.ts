import { plainText } from '@jackpot/config-schema';
import { instant } from './instant.ts';
import type { Approval } from '@jackpot/decision';

/** Who answered for a recommendation, when and why. */
export function approvalText({ verdict, by, at, reason }: Approval): string {
  return by === null ? `${verdict}: ${reason}` : plainText(`${verdict} by ${by} on ${instant(at)}: ${reason}`);
}
