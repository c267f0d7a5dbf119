import type { Approval, DecidingSoftware, DecisionDocument } from '@jackpot/decision';
import type { Clock, ModelRegistry, ObjectStore, RecordIndex, SoftwareIdentity } from '@jackpot/ports';
import { decideFrom, withRoles } from '@jackpot/recommendation';
import { ReadLedger, canonicalJson } from '@jackpot/record';
import { countryKeys, type WrittenDecision, type ToOptimise, toOptimise } from '@jackpot/workflow';
import { answerOf, approvalDeadline } from './approval.ts';
import { lastRecommendation, sinceLast } from './last-recommendation.ts';
import { runningSources } from './running-sources.ts';

interface OptimiserPorts {
  readonly store: ObjectStore;
  readonly registry: ModelRegistry;
  readonly index: RecordIndex;
  readonly clock: Clock;
  readonly software: SoftwareIdentity;
}

/**
 * Optimise: decides with the latest approved model and writes `decision.json`, with every object that was read for it
 * and how the last recommendation became this one. Without an approval in time the earlier jackpot is held instead.
 * @throws NothingToHold
 */
export async function optimise(input: unknown, ports: OptimiserPorts): Promise<WrittenDecision> {
  const item = toOptimise.parse(input);
  const answer = answerOf(item);
  const decided = await decide(item, answer, ports);
  if (answer !== null || decided.recommendation.status !== 'recommended') return handOn(item, decided, null, ports);
  const deadline = await approvalDeadline(item, ports);
  if (deadline === null || 'seconds' in deadline) return handOn(item, decided, deadline, ports);
  return handOn(item, await decide(item, deadline, ports), null, ports);
}

async function decide(item: ToOptimise, answer: Approval | null, ports: OptimiserPorts): Promise<DecisionDocument> {
  const last = await lastRecommendation(item, ports.index);
  const sources = await runningSources(item, ports.registry, last?.recommendation ?? null, answer);
  const ledger = new ReadLedger(ports.store);
  const recommendation = await decideFrom(sources, ledger);
  return {
    recommendation,
    model: recommendation.status === 'held' ? null : sources.model,
    software: softwareOf(ports.software),
    inputs: withRoles(ledger.read(), sources),
    approval: answer,
    sinceLast: await sinceLast(last, recommendation, sources, ports),
  };
}

function softwareOf({ imageDigest, nodeVersion, ...code }: SoftwareIdentity): DecidingSoftware {
  return { code: { ...code, node: nodeVersion }, image: { digest: imageDigest } };
}

async function handOn(
  { prefix }: ToOptimise,
  document: DecisionDocument,
  approval: WrittenDecision['approval'],
  { store }: OptimiserPorts,
): Promise<WrittenDecision> {
  const key = countryKeys(prefix).decision;
  await store.put(key, canonicalJson(document));
  return { status: document.recommendation.status, key, approval };
}
