import type { DecidingSoftware, DecisionDocument, PinnedObject } from '@jackpot/decision';
import { getJson } from '@jackpot/ports';
import {
  type RecommendationMetadata,
  type RecordStatus,
  type Supersession,
  getPinnedJson,
  recommendationMetadata,
} from '@jackpot/record';
import { type DrawOfItem, type PublishInput, recordKeys, waitingPrefix } from '@jackpot/workflow';
import * as z from 'zod';
import type { NotifierPorts } from './ports.ts';

/** Facts that the metadata takes from `evaluation.json`. */
const trainingFacts = z.object({ training: z.object({ backend: z.string(), seed: z.int() }) });

export interface Publishing {
  readonly id: string;
  readonly item: PublishInput['country'];
  readonly draw: DrawOfItem;
  readonly executionId: string;
  readonly decision: DecisionDocument;
  readonly recommendation: PinnedObject;
  readonly status: RecordStatus;
  readonly supersedes: Supersession | null;
}

/** `metadata.json`: where a recommendation comes from. */
export async function describeOrigin(
  { id, item, draw, executionId, decision, recommendation, status, supersedes }: Publishing,
  ports: NotifierPorts,
): Promise<RecommendationMetadata> {
  return {
    formatVersion: 1,
    recommendationId: id,
    country: item.country,
    drawDate: draw.drawDate,
    status,
    run: { id: item.runId, week: item.week, executionId, clock: item.clock },
    ...(await decidingSoftware(decision, draw, ports)),
    data: item.data && {
      md5: item.data.md5,
      sha256: item.data.sha256,
      size: item.data.size,
      version: item.data.versioned ? 'dvc' : 'unversioned',
    },
    config: item.inputs.config,
    model: decision.model,
    challenger: await describeChallenger(item, ports),
    cash: { version: item.cashVersion, simulated: item.simulatedCash },
    approval: decision.approval ?? item.approval ?? null,
    supersedes,
    publishedAt: ports.clock.now().toISOString(),
    inputs: [
      ...decision.inputs,
      { ...item.inputs.champion, role: 'champion' },
      ...(item.inputs.prior ? [{ ...item.inputs.prior, role: 'prior' as const }] : []),
    ],
    outputs: [
      { ...recommendation, role: 'recommendation' },
      ...(item.judgement
        ? [
            { ...item.judgement.model, role: 'model' as const },
            { ...item.judgement.evaluation, role: 'evaluation' as const },
          ]
        : []),
    ],
  };
}

/** Software that decided: of a decision by an earlier version, the record that waited for its approval tells it. */
async function decidingSoftware(
  { software }: DecisionDocument,
  { prefix }: DrawOfItem,
  { store }: NotifierPorts,
): Promise<DecidingSoftware> {
  if (software !== null) return software;
  const waited = recordKeys(waitingPrefix(prefix)).metadata;
  if (await store.exists(waited)) {
    const { code, image } = recommendationMetadata.parse(await getJson(store, waited));
    return { code, image };
  }
  const noCommit = 'an earlier version decided, which did not say which it was';
  return { code: { commit: null, noCommit, dirty: true, node: null }, image: { digest: null } };
}

async function describeChallenger(
  { judgement, training }: PublishInput['country'],
  { store }: NotifierPorts,
): Promise<RecommendationMetadata['challenger']> {
  if (!judgement || !training) return null;
  const { version, verdict, reasons, evaluation } = judgement;
  const facts = trainingFacts.parse(await getPinnedJson(store, evaluation)).training;
  return { version, verdict, reasons, trainingJob: training.job, ...facts };
}
