import { type Published, publishInput, recordFailureInput } from '@jackpot/workflow';
import * as z from 'zod';
import type { NotifierPorts } from './ports.ts';
import { publish } from './publish.ts';
import { recordFailure } from './record-failure.ts';

export type { NotifierPorts } from './ports.ts';

const notifierInput = z.discriminatedUnion('action', [publishInput, recordFailureInput]);

/** Publish and RecordFailure: the record of a country and draw, and the news of it. */
export function notify(input: unknown, ports: NotifierPorts): Promise<Published> {
  const parsed = notifierInput.parse(input);
  return parsed.action === 'publish' ? publish(parsed, ports) : recordFailure(parsed, ports);
}
