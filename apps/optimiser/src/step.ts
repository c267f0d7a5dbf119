import type { ModelRegistry, ObjectStore, RecordIndex } from '@jackpot/ports';
import { ReadLedger, canonicalJson } from '@jackpot/provenance';
import { type DecisionDocument, type DecisionHandedOn, toOptimise } from '@jackpot/workflow';
import { decideFrom } from './decide-from.ts';
import { runningSources } from './decision-sources.ts';
import { lastRecommendation, sinceLast } from './last-recommendation.ts';

export { decideFrom } from './decide-from.ts';
export { decisionInput } from './decision-input.ts';
export { type DecisionSources, InputsNotPinned, recordedSources } from './decision-sources.ts';
export { type Decided, amountsOf, explainChange } from './explain-change.ts';
export { NothingToHold } from './hold-earlier.ts';

export interface OptimiserPorts {
  readonly store: ObjectStore;
  readonly registry: ModelRegistry;
  readonly index: RecordIndex;
}

/**
 * Optimise: decides with the latest approved model and writes `decision.json`, with every object that was read for it
 * and how the last recommendation became this one.
 * @throws NothingToHold
 */
export async function optimise(input: unknown, ports: OptimiserPorts): Promise<DecisionHandedOn> {
  const item = toOptimise.parse(input);
  const last = await lastRecommendation(item, ports.index);
  const sources = await runningSources(item, ports.registry, last?.recommendation ?? null);
  const ledger = new ReadLedger(ports.store);
  const recommendation = await decideFrom(sources, ledger);
  const model = recommendation.status === 'held' ? null : sources.model;
  const document: DecisionDocument = {
    recommendation,
    model,
    inputs: ledger.read(),
    sinceLast: await sinceLast(last, recommendation, sources, ports.store),
  };
  const key = `${item.prefix}decision.json`;
  await ports.store.put(key, canonicalJson(document));
  return { status: recommendation.status, key };
}
