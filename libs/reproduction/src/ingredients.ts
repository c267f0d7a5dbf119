import { publishedKey } from '@jackpot/data-version';
import type { PinnedObject } from '@jackpot/decision';
import type { ObjectStore } from '@jackpot/ports';
import { type RecommendationMetadata, sha256 } from '@jackpot/record';

/** An object that a record pins, and what is there. */
export interface Ingredient extends PinnedObject {
  /** SHA-256 of what is there; null where nothing is. */
  readonly found: string | null;
}

/** Every object that the metadata pins: what the decision read, its model, what training gave, the whole data file. */
export function pinnedObjects({ inputs, outputs, model, data }: RecommendationMetadata): PinnedObject[] {
  return [
    ...inputs.map(pinOf),
    ...(model === null ? [] : [{ key: model.key, sha256: model.digest }]),
    ...outputs.map(pinOf),
    ...(data === null ? [] : [{ key: publishedKey(data.md5), sha256: data.sha256 }]),
  ];
}

function pinOf({ key, sha256 }: PinnedObject): PinnedObject {
  return { key, sha256 };
}

/** Looks at every object, each once, so that all that is missing or changed is told together. */
export async function checkIngredients(pinned: readonly PinnedObject[], store: ObjectStore): Promise<Ingredient[]> {
  const unique = new Map(pinned.map((object) => [`${object.key} ${object.sha256}`, object]));
  const checked: Ingredient[] = [];
  for (const object of unique.values())
    checked.push({ ...object, found: (await store.exists(object.key)) ? sha256(await store.get(object.key)) : null });
  return checked;
}
