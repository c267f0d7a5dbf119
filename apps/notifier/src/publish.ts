import {
  type RecordBody,
  type RecordStatus,
  type Standing,
  canonicalJson,
  commitRecord,
  isInForce,
  pinNew,
  recordId,
  sha256,
  standingOf,
} from '@jackpot/record';
import { countryPage, makeKnown, publishedEvidence, trackSummaryOf } from '@jackpot/report';
import {
  type ApprovalRequest,
  type ApprovalRequestInput,
  type PublishInput,
  type Published,
  recommendationKeys,
  recordKeys,
  runKeys,
  waitingPrefix,
} from '@jackpot/workflow';
import { announceBy } from './announce-by.ts';
import { describeOrigin } from './describe-origin.ts';
import type { NotifierPorts } from './ports.ts';
import { summarise } from './summarise.ts';
import { type DecisionDocument, type PinnedObject, decisionDocument } from '@jackpot/decision';

/**
 * Publish: writes the record of a decision and tells people. The files are written first, under the run's own keys; the
 * index's conditional write then makes them the record; they are then copied to where people look for them, and last the
 * news goes out. Killed anywhere between, a repeated call or the next run finishes the work.
 */
export async function publish({ country, executionId }: PublishInput, ports: NotifierPorts): Promise<Published> {
  return publishAs({ item: country, executionId, waitsUntil: null }, ports);
}

/** AwaitApproval: the same of a recommendation that waits, and where an answer finds the execution that waits for it. */
export async function requestApproval(
  { country, executionId, taskToken }: ApprovalRequestInput,
  ports: NotifierPorts,
): Promise<Published> {
  const { by } = country.decision.approval;
  const request: ApprovalRequest = { taskToken, executionId, by, country };
  await ports.store.put(runKeys.approvalRequest(country.runId, country.country), canonicalJson(request));
  return publishAs({ item: country, executionId, waitsUntil: by }, ports);
}

interface Publication {
  readonly item: PublishInput['country'];
  readonly executionId: string;
  /** End of the wait for approval; null where nothing is waited for. */
  readonly waitsUntil: string | null;
}

async function publishAs(publication: Publication, ports: NotifierPorts): Promise<Published> {
  const { item, waitsUntil } = publication;
  const { key } = item.decision;
  const file = await ports.store.get(key);
  const decision = decisionDocument.parse(JSON.parse(new TextDecoder().decode(file)));
  const content = canonicalJson(decision.recommendation);
  const id = recordId(item.country, item.drawDate, content);
  const status = waitsUntil === null ? decision.recommendation.status : 'awaiting-approval';
  const standing = await standingOf(item, item.supersede, ports.index);
  const pinned = { key, sha256: sha256(file) };
  const body =
    standing.inForce !== null && isInForce(standing, id, status)
      ? standing.inForce
      : await record({ ...publication, id, decision, file: pinned, content, status, standing }, ports);
  await makeKnown(body, ports);
  const approval = decision.approval ?? item.approval ?? null;
  return { status: body.summary.status, recordId: body.summary.recordId, approval: approval && approval.verdict };
}

interface Publishing extends Publication {
  readonly id: string;
  readonly decision: DecisionDocument;
  /** The decision's own file. */
  readonly file: PinnedObject;
  /** `recommendation.json` */
  readonly content: string;
  readonly status: RecordStatus;
  readonly standing: Standing;
}

/** Writes the files and makes them the record in force, if they may be. A recommendation that waits has files of its own, which stay. */
async function record(publishing: Publishing, ports: NotifierPorts): Promise<RecordBody> {
  const { id, item, executionId, decision, file, content, status, waitsUntil, standing } = publishing;
  const { store, index, clock } = ports;
  const { country, drawDate, runId } = item;
  const prefix = waitsUntil === null ? item.prefix : waitingPrefix(item.prefix);
  const keys = recordKeys(prefix);
  const recommendation = await pinNew(store, keys.recommendation, content);
  const described = await describeOrigin(
    { id, item, executionId, decision, recommendation, status, supersedes: standing.supersedes },
    ports,
  );
  // An answer may write the decision anew, so what waits for one does not pin it.
  const origin = waitsUntil === null ? { ...described, outputs: [...described.outputs, file] } : described;
  const known = waitsUntil === null ? recommendationKeys(country, drawDate).metadata : keys.metadata;
  const announced = await announceBy(item.inputs.config, drawDate, store);
  const actBy = waitsUntil === null ? announced : { ...announced, at: waitsUntil };
  const decided = summarise(id, decision, item, { metadataKey: known, waits: waitsUntil !== null, actBy });
  const evidence = await publishedEvidence(decided, decision.recommendation, origin, { store, index });
  const summary = { ...decided, track: trackSummaryOf(evidence.outcomes) };
  const report = await pinNew(store, keys.report, countryPage({ ...evidence, summary }));
  const metadata = await pinNew(
    store,
    keys.metadata,
    canonicalJson({ ...origin, outputs: [...origin.outputs, report] }),
  );
  const recordedAt = clock.now().toISOString();
  const artefacts = { recommendation, metadata };
  const { body } = await commitRecord(index, { summary, runId, recordedAt, artefacts, report }, item.week, standing);
  return body;
}
