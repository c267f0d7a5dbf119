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
  type DrawOfItem,
  type PublishInput,
  type Published,
  drawKeys,
  drawsOf,
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
 * Publish: writes the record of each decision of a country, in order, and tells people. The files are written first, under the
 * run's own keys; the index's conditional write then makes them the record; they are then copied to where people look for them,
 * and last the news goes out. Killed anywhere between, a repeated call or the next run finishes the work.
 * @returns what became of the first draw
 */
export async function publish({ country, executionId }: PublishInput, ports: NotifierPorts): Promise<Published> {
  return publishDraws({ item: country, executionId, waitsUntil: null }, ports);
}

/**
 * AwaitApproval: the same of what is recommended and waits, and where an answer, one for all draws, finds the execution that
 * waits for it.
 */
export async function requestApproval(
  { country, executionId, taskToken }: ApprovalRequestInput,
  ports: NotifierPorts,
): Promise<Published> {
  const { by } = country.decision.approval;
  const request: ApprovalRequest = { taskToken, executionId, by, country };
  await ports.store.put(runKeys.approvalRequest(country.runId, country.country), canonicalJson(request));
  return publishDraws({ item: country, executionId, waitsUntil: by }, ports);
}

interface Publication {
  readonly item: PublishInput['country'];
  readonly executionId: string;
  /** End of the wait for approval; null where nothing is waited for. */
  readonly waitsUntil: string | null;
}

async function publishDraws(publication: Publication, ports: NotifierPorts): Promise<Published> {
  const published: (Published & { readonly body: RecordBody })[] = [];
  for (const draw of drawsOf(publication.item)) published.push(await publishDraw(publication, draw, ports));
  await tell(
    published.map(({ body }) => body),
    ports,
  );
  const [first] = published;
  if (first === undefined) throw new TypeError('an item without draws: parsing refuses it');
  const { status, recordId: id, approval } = first;
  return { status, recordId: id, approval };
}

/** Makes records known, in order. Draws that wait have one answer, so the first of them asks for all. */
async function tell(records: readonly RecordBody[], ports: NotifierPorts): Promise<void> {
  const [asking, ...others] = records.filter(({ summary }) => summary.status === 'awaiting-approval');
  for (const record of records)
    if (!others.includes(record)) await makeKnown(record, ports, record === asking ? others : []);
}

async function publishDraw(publication: Publication, draw: DrawOfItem, ports: NotifierPorts) {
  const { item } = publication;
  const { drawDate } = draw;
  const { decision: key } = drawKeys(draw.prefix);
  const file = await ports.store.get(key);
  const decision = decisionDocument.parse(JSON.parse(new TextDecoder().decode(file)));
  const content = canonicalJson(decision.recommendation);
  const id = recordId(item.country, drawDate, content);
  // Nobody is asked about a draw that is not recommended.
  const waitsUntil = decision.recommendation.status === 'recommended' ? publication.waitsUntil : null;
  const status = waitsUntil === null ? decision.recommendation.status : 'awaiting-approval';
  const standing = await standingOf({ country: item.country, drawDate }, item.supersede, ports.index);
  const pinned = { key, sha256: sha256(file) };
  const body =
    standing.inForce !== null && isInForce(standing, id, status)
      ? standing.inForce
      : await record(
          { ...publication, draw, waitsUntil, id, decision, file: pinned, content, status, standing },
          ports,
        );
  const approval = decision.approval ?? item.approval ?? null;
  return { status: body.summary.status, recordId: body.summary.recordId, approval: approval && approval.verdict, body };
}

interface DecidedPublication extends Publication {
  readonly draw: DrawOfItem;
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
async function record(publishing: DecidedPublication, ports: NotifierPorts): Promise<RecordBody> {
  const { id, item, draw, executionId, decision, file, content, status, waitsUntil, standing } = publishing;
  const { store, index, clock } = ports;
  const { country, runId } = item;
  const { drawDate } = draw;
  const prefix = waitsUntil === null ? draw.prefix : waitingPrefix(draw.prefix);
  const keys = recordKeys(prefix);
  const recommendation = await pinNew(store, keys.recommendation, content);
  const described = await describeOrigin(
    { id, item, draw, executionId, decision, recommendation, status, supersedes: standing.supersedes },
    ports,
  );
  // An answer may write the decision anew, so what waits for one does not pin it.
  const origin =
    waitsUntil === null
      ? { ...described, outputs: [...described.outputs, { ...file, role: 'decision' as const }] }
      : described;
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
    canonicalJson({ ...origin, outputs: [...origin.outputs, { ...report, role: 'report' }] }),
  );
  const recordedAt = clock.now().toISOString();
  const artefacts = { recommendation, metadata };
  const { body } = await commitRecord(index, { summary, runId, recordedAt, artefacts, report }, item.week, standing);
  return body;
}
