import { getPinnedJson, type PinnedObject, type RecommendationMetadata } from '@jackpot/provenance';
import type { DecisionDocument, PublishInput } from '@jackpot/workflow';
import * as z from 'zod';
import type { NotifierPorts } from './ports.ts';

/** What the metadata takes from `evaluation.json`. */
const trainingFacts = z.object({ training: z.object({ backend: z.string(), seed: z.int() }) });

export interface Publishing {
  readonly id: string;
  readonly item: PublishInput['country'];
  readonly executionId: string;
  readonly decision: DecisionDocument;
  readonly recommendation: PinnedObject;
}

/** `metadata.json`: where a recommendation comes from. */
export async function describeOrigin(
  { id, item, executionId, decision, recommendation }: Publishing,
  ports: NotifierPorts,
): Promise<RecommendationMetadata> {
  const { software } = ports;
  const inForce = item.supersede && (await ports.index.current(item.country, item.drawDate));
  return {
    formatVersion: 1,
    recommendationId: id,
    country: item.country,
    drawDate: item.drawDate,
    status: item.decision.status,
    run: { id: item.runId, week: item.week, executionId, clock: item.clock },
    code: { commit: software.commit, dirty: software.dirty, node: software.nodeVersion },
    image: { digest: software.imageDigest },
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
    supersedes: item.supersede && inForce ? { id: inForce.id, ...item.supersede } : null,
    publishedAt: ports.clock.now().toISOString(),
    inputs: [...decision.inputs, item.inputs.champion],
    outputs: [recommendation, ...(item.judgement ? [item.judgement.model, item.judgement.evaluation] : [])],
  };
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
