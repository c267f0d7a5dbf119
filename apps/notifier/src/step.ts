import { type Published, approvalRequestInput, publishInput, recordFailureInput } from '@jackpot/workflow';
import * as z from 'zod';
import type { NotifierPorts } from './ports.ts';
import { publish, requestApproval } from './publish.ts';
import { recordFailure } from './record-failure.ts';

export type { NotifierPorts } from './ports.ts';

const notifierInput = z.discriminatedUnion('action', [publishInput, approvalRequestInput, recordFailureInput]);

/** Publish, AwaitApproval and RecordFailure: the record of a country and draw, and the news of it. */
export function notify(input: unknown, ports: NotifierPorts): Promise<Published> {
  const parsed = notifierInput.parse(input);
  switch (parsed.action) {
    case 'publish':
      return publish(parsed, ports);
    case 'requestApproval':
      return requestApproval(parsed, ports);
    case 'recordFailure':
      return recordFailure(parsed, ports);
  }
}
