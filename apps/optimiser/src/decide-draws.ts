import {
  type Approval,
  type DecidingSoftware,
  type DecisionDocument,
  type PinnedObject,
  openDraws,
} from '@jackpot/decision';
import type { Clock, ModelRegistry, ObjectStore, RecordIndex, SoftwareIdentity } from '@jackpot/ports';
import { type PinnedSources, amountsOf, decideFrom, explainChange, withRoles } from '@jackpot/recommendation';
import { ReadLedger, canonicalJson, getPinnedJson, putPinned, recordId, sha256 } from '@jackpot/record';
import { type DrawOfItem, type ToOptimise, drawKeys, drawsOf, recordKeys } from '@jackpot/workflow';
import { lastRecommendation, sinceLast } from './last-recommendation.ts';
import { approvedModel, runningSources } from './running-sources.ts';

export interface OptimiserPorts {
  readonly store: ObjectStore;
  readonly registry: ModelRegistry;
  readonly index: RecordIndex;
  readonly clock: Clock;
  readonly software: SoftwareIdentity;
}

type Recommendation = DecisionDocument['recommendation'];

/** A draw that this call has decided, for the draws after it. */
interface DecidedDraw {
  readonly id: string;
  readonly recommendation: Recommendation;
  readonly sources: PinnedSources;
  /** `recommendation.json`, as it will be published. */
  readonly file: PinnedObject;
}

/**
 * Decides the draws of an item in order, each with those before it as open draws, and writes their `decision.json`.
 * @returns the status of each
 * @throws NothingToHold
 */
export async function decideDraws(
  item: ToOptimise,
  answer: Approval | null,
  ports: OptimiserPorts,
): Promise<Recommendation['status'][]> {
  const model = await approvedModel(item.country, ports.registry);
  const decided: DecidedDraw[] = [];
  for (const draw of drawsOf(item)) {
    const { drawDate, prefix } = draw;
    const last = decided.at(-1) ?? null;
    const recorded = await lastRecommendation({ country: item.country, drawDate }, ports.index);
    const earlier = last?.recommendation.status === 'recommended' ? last.file : (recorded?.recommendation ?? null);
    const open = await openDrawsOf(item, draw, decided, ports.store);
    const sources = runningSources(item, { drawDate, openDraws: open, model, earlier, answer });
    const ledger = new ReadLedger(ports.store);
    const recommendation = await decideFrom(sources, ledger);
    const document: DecisionDocument = {
      recommendation,
      model: recommendation.status === 'held' ? null : model,
      software: softwareOf(ports.software),
      inputs: withRoles(ledger.read(), sources),
      approval: answer,
      sinceLast:
        last?.recommendation.status === 'recommended'
          ? await sinceDrawBefore(last, recommendation, sources, ports.store)
          : await sinceLast(recorded, recommendation, sources, ports),
    };
    await ports.store.put(drawKeys(prefix).decision, canonicalJson(document));
    const content = canonicalJson(recommendation);
    const file = { key: recordKeys(prefix).recommendation, sha256: sha256(content) };
    decided.push({ id: recordId(item.country, drawDate, content), recommendation, sources, file });
  }
  return decided.map(({ recommendation }) => recommendation.status);
}

/** The open draws before one of an item: those that the run began with, and those that it has decided since. */
async function openDrawsOf(
  item: ToOptimise,
  { drawDate, prefix }: DrawOfItem,
  decided: readonly DecidedDraw[],
  store: ObjectStore,
): Promise<PinnedObject | null> {
  const pinned = item.inputs.openDraws ?? null;
  if (drawsOf(item).length === 1) return pinned;
  const known = pinned === null ? [] : openDraws.parse(await getPinnedJson(store, pinned));
  const here = decided.map(({ id, recommendation }) => ({
    drawDate: recommendation.drawDate,
    jackpot: recommendation.jackpot,
    from: 'recommended' as const,
    record: id,
  }));
  const before = [...known, ...here].filter((open) => open.drawDate < drawDate);
  if (before.length === 0) return null;
  const byDate = before.toSorted((a, b) => (a.drawDate < b.drawDate ? -1 : 1));
  return putPinned(store, drawKeys(prefix).openDraws, canonicalJson(openDraws.parse(byDate)));
}

/** Explains how the recommendation for the draw before, made by this very call, became this one. */
async function sinceDrawBefore(
  { id, recommendation: before, sources: earlier }: DecidedDraw,
  decided: Recommendation,
  sources: PinnedSources,
  store: ObjectStore,
): Promise<DecisionDocument['sinceLast']> {
  if (decided.status === 'held') return null;
  const from = { id, amounts: amountsOf(before), sources: earlier };
  return explainChange(from, { amounts: amountsOf(decided), sources }, store, { code: null, byThisCode: true });
}

function softwareOf({ imageDigest, nodeVersion, ...code }: SoftwareIdentity): DecidingSoftware {
  return { code: { ...code, node: nodeVersion }, image: { digest: imageDigest } };
}
