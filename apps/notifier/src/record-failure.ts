import {
  type Failure,
  canonicalJson,
  causeOfError,
  commitRecord,
  failedCountry,
  failureCause,
  failureText,
  pinNew,
  recordId,
  standingOf,
} from '@jackpot/record';
import { countryEmail, countryPage, failureEvidence, makeKnown } from '@jackpot/report';
import {
  type DrawOfItem,
  type Published,
  type RecordFailureInput,
  boundedReason,
  drawsOf,
  failedStep,
  recordKeys,
} from '@jackpot/workflow';
import { announceBy } from './announce-by.ts';
import type { NotifierPorts } from './ports.ts';
import { trainingFailure } from './training-failure.ts';

/**
 * RecordFailure: the draws of a country that could not be decided have a record and a report too, with the step and the reason.
 * @returns what became of the first draw
 */
export async function recordFailure({ country: item }: RecordFailureInput, ports: NotifierPorts): Promise<Published> {
  const recorded: Published[] = [];
  for (const draw of drawsOf(item)) recorded.push(await recordDraw(item, draw, ports));
  const [first] = recorded;
  if (first === undefined) throw new TypeError('an item without draws: parsing refuses it');
  return first;
}

async function recordDraw(
  item: RecordFailureInput['country'],
  { drawDate, prefix }: DrawOfItem,
  ports: NotifierPorts,
): Promise<Published> {
  const { store, index, notifier, clock } = ports;
  const failure = failureOf(item);
  const reason = failureText(failure);
  const { country, runId, week } = item;
  const id = recordId(country, drawDate, canonicalJson({ status: 'failed', reason }));
  const simulatedCash = item.status === 'ready' && item.simulatedCash;
  const inputs = item.status === 'ready' ? item.inputs : null;
  const actBy = inputs && (await announceBy(inputs.config, drawDate, store));
  const summary = { ...failedCountry({ country, drawDate, failure, recordId: id, simulatedCash }), actBy };
  const recordedAt = clock.now().toISOString();
  const run = { id: runId, week, clock: item.clock };
  const evidence = await failureEvidence(summary, { run, inputs, recordedAt }, { store, index });
  const report = await pinNew(store, recordKeys(prefix).report, countryPage(evidence));
  const standing = await standingOf({ country, drawDate }, item.supersede, index);
  const record = { summary, runId, recordedAt, artefacts: null, report };
  const { body, added } = await commitRecord(index, record, week, standing);
  // A failure that takes nothing out of force is news all the same.
  if (added) await makeKnown(body, ports);
  else await notifier.publish(countryEmail(summary, store.locate(report.key)));
  return { status: body.summary.status, recordId: body.summary.recordId, approval: null };
}

/** The step that stopped the country, why, and what it said. */
function failureOf(item: RecordFailureInput['country']): Failure {
  const step = failedStep(item);
  if (item.status === 'invalid') {
    const detail = boundedReason(item.problems.join('\n'));
    // An earlier version opened the week.
    const earlier = () => failureCause({ failure: null, reason: `${step}: ${detail}` });
    return { step, cause: item.cause ?? earlier(), detail };
  }
  const { Error: name, Cause } = item.error;
  const message = messageOf(Cause);
  return { step, cause: causeOfError(name, message), detail: boundedReason(`${name}: ${message}`) };
}

/** Lambda wraps a thrown error as JSON in the cause, SageMaker describes the job there; the laptop hands on its message. */
function messageOf(cause: string): string {
  try {
    const wrapped: unknown = JSON.parse(cause);
    if (typeof wrapped === 'object' && wrapped !== null && 'errorMessage' in wrapped)
      return String(wrapped.errorMessage);
    return trainingFailure(wrapped) ?? cause;
  } catch {
    return cause;
  }
}
