import type { PinnedObject } from '@jackpot/decision';
import type { ObjectStore } from '@jackpot/ports';
import { sha256 } from './digest.ts';

export class PinnedObjectDiffers extends Error {
  override readonly name = 'PinnedObjectDiffers';
  constructor(pinned: PinnedObject, found: string) {
    super(`${pinned.key} was changed after it was pinned: sha256 is ${found}, expected ${pinned.sha256}`);
  }
}

export async function putPinned(store: ObjectStore, key: string, body: Uint8Array | string): Promise<PinnedObject> {
  await store.put(key, body);
  return { key, sha256: sha256(body) };
}

/** @throws ObjectNotFound, PinnedObjectDiffers */
export async function getPinned(store: ObjectStore, pinned: PinnedObject): Promise<Uint8Array> {
  const body = await store.get(pinned.key);
  const found = sha256(body);
  if (found !== pinned.sha256) throw new PinnedObjectDiffers(pinned, found);
  return body;
}

/** The pinned object's JSON, unchecked. @throws ObjectNotFound, PinnedObjectDiffers */
export async function getPinnedJson(store: ObjectStore, pinned: PinnedObject): Promise<unknown> {
  return JSON.parse(new TextDecoder().decode(await getPinned(store, pinned)));
}

/** Makes the object at `key` equal to the pinned one; leaves it alone where it is. */
export async function copyPinned(store: ObjectStore, pinned: PinnedObject, key: string): Promise<void> {
  if ((await store.exists(key)) && sha256(await store.get(key)) === pinned.sha256) return;
  await store.put(key, await getPinned(store, pinned));
}
