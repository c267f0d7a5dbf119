import { createHash } from 'node:crypto';
import type { ObjectStore } from '@jackpot/ports';
import { type DataPointer, objectKey } from './pointer.ts';

export class DataDiffers extends Error {
  override readonly name = 'DataDiffers';
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
  pointer: Pick<DataPointer, 'md5' | 'size'>,
  prefix = '',
): Promise<Uint8Array> {
  const key = prefix + objectKey(pointer.md5);
  const bytes = await store.get(key);
  verify(key, bytes, pointer);
  return bytes;
}

/** Stores bytes under their MD5; what is stored already stays as it is. */
export async function pushVersion(store: ObjectStore, bytes: Uint8Array, prefix = ''): Promise<DataPointer> {
  const pointer = pointerTo('', bytes);
  const key = prefix + objectKey(pointer.md5);
  if (!(await store.exists(key))) await store.put(key, bytes);
  return pointer;
}
