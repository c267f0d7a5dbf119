import type { Notifier } from '@jackpot/ports';
import * as z from 'zod';
import { type PreflightPorts, preflight } from './preflight.ts';
import { preflightEmail } from './preflight-text.ts';

/** Input that the schedule of the day before sends. */
export const preflightRequest = z.object({ action: z.literal('preflight') });

interface TellPorts extends PreflightPorts {
  /** To who is on call. */
  readonly alarms: Notifier;
  /** To every reader. */
  readonly notifier: Notifier;
}

/**
 * Checks the next run and mails what was found to who is on call; where nobody is, to every reader. Its log raises the alarm.
 * @returns the number of findings, under the name that the log is searched by
 */
export async function tellPreflight(ports: TellPorts): Promise<{ preflight: { found: number } }> {
  const report = await preflight(ports);
  const found = report.findings.length;
  const isHeard = report.findings.every(({ check }) => check !== 'alarms');
  if (found > 0) await (isHeard ? ports.alarms : ports.notifier).publish(preflightEmail(report));
  return { preflight: { found } };
}
