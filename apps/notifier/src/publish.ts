import { getJson } from '@jackpot/ports';
import { canonicalJson, putPinned, recordId } from '@jackpot/provenance';
import { countryPage, makeKnown, publishedEvidence } from '@jackpot/report';
import {
  type DecisionDocument,
  type PublishInput,
  type Published,
  type RecordBody,
  decisionDocument,
  recommendationKeys,
  recordBody,
  runKeys,
} from '@jackpot/workflow';
import { commitRecord } from './commit-record.ts';
import { describeOrigin } from './describe-origin.ts';
import type { NotifierPorts } from './ports.ts';
import { summarise } from './summarise.ts';

/**
 * Publish: writes the record of a decision and tells people. The files are written first, under the run's own keys; the
 * index's conditional write then makes them the record; they are then copied to where people look for them, and last the
 * news goes out. Killed anywhere between, a repeated call or the next run finishes the work.
 */
export async function publish({ country: item, executionId }: PublishInput, ports: NotifierPorts): Promise<Published> {
  const decision = decisionDocument.parse(await getJson(ports.store, item.decision.key));
  const content = canonicalJson(decision.recommendation);
  const id = recordId(item.country, item.drawDate, content);
  const inForce = await ports.index.current(item.country, item.drawDate);
  const body =
    inForce?.id === id
      ? recordBody.parse(inForce.body)
      : await record({ id, item, executionId, decision, content }, ports);
  await makeKnown(body, ports);
  return { status: body.summary.status, recordId: body.summary.recordId };
}

interface Decided {
  readonly id: string;
  readonly item: PublishInput['country'];
  readonly executionId: string;
  readonly decision: DecisionDocument;
  /** `recommendation.json` */
  readonly content: string;
}

/** Writes the files and makes them the record in force, if they may be. */
async function record(
  { id, item, executionId, decision, content }: Decided,
  ports: NotifierPorts,
): Promise<RecordBody> {
  const { store, index, clock } = ports;
  const { country, drawDate, runId } = item;
  const recommendation = await putPinned(store, `${item.prefix}recommendation.json`, content);
  const origin = await describeOrigin({ id, item, executionId, decision, recommendation }, ports);
  const summary = summarise(id, decision, item, recommendationKeys(country, drawDate).metadata);
  const evidence = await publishedEvidence(summary, decision.recommendation, origin, { store, index });
  const report = await putPinned(store, runKeys.countryReport(runId, country), countryPage(evidence));
  const described = { ...origin, outputs: [...origin.outputs, report] };
  const metadata = await putPinned(store, `${item.prefix}metadata.json`, canonicalJson(described));
  const recordedAt = clock.now().toISOString();
  const artefacts = { recommendation, metadata };
  const { body } = await commitRecord(index, { summary, runId, recordedAt, artefacts, report }, item);
  return body;
}
