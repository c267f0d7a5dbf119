import { canonicalJson, recordId } from '@jackpot/provenance';
import { countryEmail } from '@jackpot/report';
import { type Published, type RecordFailureInput, failedCountry, failedStep } from '@jackpot/workflow';
import { commitRecord } from './commit-record.ts';
import type { NotifierPorts } from './ports.ts';

/** RecordFailure: a country that could not be decided has a record too, with the step and the reason. */
export async function recordFailure({ country: item }: RecordFailureInput, ports: NotifierPorts): Promise<Published> {
  const step = failedStep(item);
  const reason = `${step}: ${item.status === 'invalid' ? item.problems.join('\n') : causeOf(item.error)}`;
  const { country, drawDate } = item;
  const id = recordId(country, drawDate, canonicalJson({ status: 'failed', reason }));
  const simulatedCash = item.status === 'ready' && item.simulatedCash;
  const summary = failedCountry({ country, drawDate, reason, recordId: id, simulatedCash });
  const recordedAt = ports.clock.now().toISOString();
  const { body } = await commitRecord(ports.index, { summary, runId: item.runId, recordedAt, artefacts: null }, item);
  await ports.notifier.publish(countryEmail(summary));
  return { status: body.summary.status, recordId: body.summary.recordId };
}

/** Lambda wraps a thrown error as JSON in the cause; the laptop hands on its message. */
function causeOf({ Error: name, Cause: cause }: { Error: string; Cause: string }): string {
  try {
    const wrapped: unknown = JSON.parse(cause);
    if (typeof wrapped === 'object' && wrapped !== null && 'errorMessage' in wrapped)
      return `${name}: ${String(wrapped.errorMessage)}`;
  } catch {
    return `${name}: ${cause}`;
  }
  return `${name}: ${cause}`;
}
