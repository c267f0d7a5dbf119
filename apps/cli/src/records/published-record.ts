import { join } from 'node:path';
import { ObjectNotFound, type ObjectStore } from '@jackpot/ports';
import {
  PinnedObjectDiffers,
  type RecommendationMetadata,
  getPinnedJson,
  recommendationMetadata,
  type IndexedRecord,
} from '@jackpot/record';
import { InvalidInput } from '../errors.ts';
import { type PinnedObject, type Recommendation, recommendation } from '@jackpot/decision';

/** A record with what was published for it; a failure has nothing published. */
export interface PublishedRecord {
  readonly record: IndexedRecord;
  readonly recommendation: Recommendation | null;
  readonly metadata: RecommendationMetadata | null;
}

/** @throws InvalidInput where a file is gone or is not the one that was published */
export async function readPublished(
  record: IndexedRecord,
  { store }: { readonly store: ObjectStore },
  workspace: string,
): Promise<PublishedRecord> {
  const { artefacts } = record;
  if (artefacts === null) return { record, recommendation: null, metadata: null };
  const read = async (pinned: PinnedObject) => {
    try {
      return await getPinnedJson(store, pinned);
    } catch (error) {
      if (!(error instanceof ObjectNotFound || error instanceof PinnedObjectDiffers)) throw error;
      throw new InvalidInput([
        `${join(workspace, pinned.key)}: expected what ${record.id} published, found ` +
          `${error instanceof ObjectNotFound ? 'no file' : 'other bytes'}. Restore it from a backup of the workspace`,
      ]);
    }
  };
  return {
    record,
    recommendation: recommendation.parse(await read(artefacts.recommendation)),
    metadata: recommendationMetadata.parse(await read(artefacts.metadata)),
  };
}
