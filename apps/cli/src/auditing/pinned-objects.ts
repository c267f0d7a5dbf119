import type { PinnedObject } from '@jackpot/decision';
import { ObjectNotFound, type ObjectStore } from '@jackpot/ports';
import { type IndexedRecord, PinnedObjectDiffers, getPinned, recommendationMetadata } from '@jackpot/record';
import { InvalidInput } from '../errors.ts';

/**
 * Bytes by key of every object that the records pin: what they published, and what their metadata says that it was made from.
 * @throws InvalidInput with every object that is gone or was changed
 */
export async function pinnedObjects(
  records: readonly IndexedRecord[],
  store: ObjectStore,
): Promise<Map<string, Uint8Array>> {
  const objects = new Map<string, Uint8Array>();
  const problems = new Set<string>();
  const take = async (pinned: PinnedObject, { id }: IndexedRecord) => {
    try {
      objects.set(pinned.key, await getPinned(store, pinned));
    } catch (error) {
      if (!(error instanceof ObjectNotFound || error instanceof PinnedObjectDiffers)) throw error;
      problems.add(`${store.locate(pinned.key)}: ${id} pins it; ${howItDiffers(error)}`);
    }
  };
  for (const record of records) {
    const { artefacts, report } = record;
    if (report !== null) await take(report, record);
    if (artefacts === null) continue;
    await take(artefacts.recommendation, record);
    await take(artefacts.metadata, record);
    const metadata = objects.get(artefacts.metadata.key);
    if (metadata === undefined) continue;
    for (const pinned of pinsOf(metadata)) await take(pinned, record);
  }
  if (problems.size > 0) throw new InvalidInput([...problems].sort());
  return objects;
}

const RESTORE = 'Restore it from a backup, or leave its draw out by --from and --to';

function howItDiffers(error: ObjectNotFound | PinnedObjectDiffers): string {
  return `${error instanceof ObjectNotFound ? 'it is gone' : 'its bytes were changed'}. ${RESTORE}`;
}

function pinsOf(metadata: Uint8Array): PinnedObject[] {
  const { config, inputs, outputs } = recommendationMetadata.parse(JSON.parse(new TextDecoder().decode(metadata)));
  return [config, ...inputs, ...outputs];
}
