import type { Approval } from '@jackpot/workflow';
import { instant } from './instant.ts';

/** Who answered for a recommendation, when and why. */
export function approvalText({ verdict, by, at, reason }: Approval): string {
  return by === null ? `${verdict}: ${reason}` : `${verdict} by ${by} on ${instant(at)}: ${reason}`;
}
