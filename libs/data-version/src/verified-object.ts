import { createHash } from 'node:crypto';
import { ObjectNotFound, type ObjectStore } from '@jackpot/ports';
import { type DataPointer, objectKey } from './pointer.ts';

export class DataDiffers extends Error {
  override readonly name = 'DataDiffers';
  readonly kind = 'input';
  constructor(place: string, found: string, expected: string) {
    super(`${place} differs from its pointer: found ${found}, expected ${expected}`);
  }
}

export function pointerTo(path: string, bytes: Uint8Array): DataPointer {
  return { md5: createHash('md5').update(bytes).digest('hex'), size: bytes.length, path };
}

/** @throws DataDiffers */
export function verify(place: string, bytes: Uint8Array, { size, md5 }: Pick<DataPointer, 'md5' | 'size'>): void {
  if (bytes.length !== size) throw new DataDiffers(place, `${bytes.length} bytes`, `${size} bytes`);
  const found = pointerTo('', bytes).md5;
  if (found !== md5) throw new DataDiffers(place, `md5 ${found}`, `md5 ${md5}`);
}

/** Fetches what a pointer points to. @throws ObjectNotFound, DataDiffers */
export async function fetchVersion(
  store: ObjectStore,
  pointer: Pick<DataPointer, 'md5' | 'size' | 'legacy'>,
  prefix = '',
): Promise<Uint8Array> {
  const key = prefix + objectKey(pointer);
  const bytes = await store.get(key);
  verify(key, bytes, pointer);
  return bytes;
}

/**
 * Stores bytes under their MD5, by the layout of `layout`'s pointer, unless they are there whole: what is damaged is written anew, and what was written is read
 * back.
 * @throws DataDiffers where the store does not give back what it took
 */
export async function pushVersion(
  store: ObjectStore,
  bytes: Uint8Array,
  prefix = '',
  layout: Pick<DataPointer, 'legacy'> = {},
): Promise<DataPointer & { readonly written: boolean }> {
  const pointer = { ...pointerTo('', bytes), ...layout };
  if (await holdsVersion(store, pointer, prefix)) return { ...pointer, written: false };
  await store.put(prefix + objectKey(pointer), bytes);
  await fetchVersion(store, pointer, prefix);
  return { ...pointer, written: true };
}

async function holdsVersion(store: ObjectStore, pointer: DataPointer, prefix: string): Promise<boolean> {
  try {
    await fetchVersion(store, pointer, prefix);
    return true;
  } catch (error) {
    if (error instanceof ObjectNotFound || error instanceof DataDiffers) return false;
    throw error;
  }
}
