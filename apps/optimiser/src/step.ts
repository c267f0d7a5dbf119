import { type ModelRegistry, type ObjectStore, type RecordIndex, getJson } from '@jackpot/ports';
import { canonicalJson } from '@jackpot/provenance';
import { type DecisionDocument, type DecisionHandedOn, type ToOptimise, toOptimise } from '@jackpot/workflow';
import * as z from 'zod';
import { readDecisionInputs } from './decision-inputs.ts';
import { holdEarlier } from './hold-earlier.ts';
import { recommend } from './recommend.ts';

export { decisionInput } from './decision-input.ts';
export { NothingToHold } from './hold-earlier.ts';

export interface OptimiserPorts {
  readonly store: ObjectStore;
  readonly registry: ModelRegistry;
  readonly index: RecordIndex;
}

/**
 * Optimise: chooses the jackpot with the latest approved model and writes `decision.json`. Without valid data or an
 * approved model it holds an earlier recommendation's jackpot.
 * @throws NothingToHold
 */
export async function optimise(input: unknown, ports: OptimiserPorts): Promise<DecisionHandedOn> {
  const item = toOptimise.parse(input);
  const document = await decideOrHold(item, ports);
  const key = `${item.prefix}decision.json`;
  await ports.store.put(key, canonicalJson(document));
  return { status: document.recommendation.status, key };
}

async function decideOrHold(item: ToOptimise, ports: OptimiserPorts): Promise<DecisionDocument> {
  const inputs = await readDecisionInputs(ports.store, item);
  if (item.validation.verdict === 'findings')
    return holdEarlier(item, inputs, ports, await whyDataIsInvalid(item.validation.key, ports.store));
  const model = await ports.registry.latestApproved(item.country);
  if (model === null) {
    const rejection = item.judgement?.reasons[0] ?? 'none was trained';
    return holdEarlier(item, inputs, ports, `no model is approved: ${rejection}`);
  }
  return recommend(item, inputs, model, ports.store);
}

const validationFindings = z.object({ findings: z.array(z.string()) });

async function whyDataIsInvalid(key: string, store: ObjectStore): Promise<string> {
  const { findings } = validationFindings.parse(await getJson(store, key));
  const more = findings.length > 1 ? ` (and ${findings.length - 1} more in ${key})` : '';
  return `the data cannot be used: ${findings[0] ?? 'no finding was written'}${more}`;
}
