import { type SourcedDecision, amountsOf, recordedSources } from '@jackpot/recommendation';
import type { ObjectStore } from '@jackpot/ports';
import { type RecommendationMetadata, UnknownRecord, getPinnedJson, recommendationMetadata } from '@jackpot/record';
import { RecordChanged } from './record-changed.ts';
import { checkIngredients, pinnedObjects } from './ingredients.ts';
import type { RecordedArtefacts } from './recorded-artefacts.ts';
import { recommendation } from '@jackpot/decision';

/** A record that can be decided again. */
export interface RecordedDecision extends SourcedDecision {
  readonly id: string;
  /** Name that finds the record where it is kept. */
  readonly name: string;
  readonly currency: string;
  readonly metadata: RecommendationMetadata;
}

/**
 * Reads a record with its sources, all of which must be as they were.
 * @throws RecordChanged that names every missing or changed object, UnknownRecord for a held jackpot, which was not decided
 */
export async function recordedDecision(artefacts: RecordedArtefacts, store: ObjectStore): Promise<RecordedDecision> {
  const { id, name } = artefacts;
  await allAsPinned(id, [artefacts.metadata, artefacts.recommendation], store);
  const metadata = recommendationMetadata.parse(await getPinnedJson(store, artefacts.metadata));
  await allAsPinned(id, pinnedObjects(metadata), store);
  const decided = recommendation.parse(await getPinnedJson(store, artefacts.recommendation));
  if (decided.status === 'held')
    throw new UnknownRecord(`${id}: its jackpot is held from ${decided.heldFrom}: compare that one, which was decided`);
  const { currency } = decided;
  return { id, name, currency, metadata, amounts: amountsOf(decided), sources: recordedSources(metadata) };
}

async function allAsPinned(id: string, pinned: Parameters<typeof checkIngredients>[0], store: ObjectStore) {
  const wrong = (await checkIngredients(pinned, store)).filter(({ sha256, found }) => found !== sha256);
  if (wrong.length > 0)
    throw new RecordChanged(
      wrong.map(({ key, found }) => `${id}: ${key} is ${found === null ? 'missing' : 'changed'}`),
    );
}
