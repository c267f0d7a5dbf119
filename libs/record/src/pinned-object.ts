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

/**
 * Writes a file of a record, which is never written over: equal bytes are left alone, and where an attempt that was killed left
 * others, such as an earlier time, the file has its digest in its name.
 */
export async function pinNew(store: ObjectStore, key: string, body: Uint8Array | string): Promise<PinnedObject> {
  const digest = sha256(body);
  if ((await store.putNew(key, body)) || sha256(await store.get(key)) === digest) return { key, sha256: digest };
  const own = key.replace(/(?=\.\w+$)/, `-${digest.slice(0, 8)}`);
  await store.putNew(own, body);
  return { key: own, sha256: digest };
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

/** Makes the object at `key` equal to the pinned one; writes nothing if it is already. */
export async function copyPinned(store: ObjectStore, pinned: PinnedObject, key: string): Promise<void> {
  if ((await store.exists(key)) && sha256(await store.get(key)) === pinned.sha256) return;
  await store.put(key, await getPinned(store, pinned));
}
