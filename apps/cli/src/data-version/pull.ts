import { existsSync, readFileSync } from 'node:fs';
import {
  DataDiffers,
  type DataPointer,
  fetchVersion,
  layoutOf,
  objectKey,
  pointerTo,
  pushVersion,
} from '@jackpot/data-version';
import { atomicWrite } from '@jackpot/platform/local';
import { ObjectNotFound, type ObjectStore } from '@jackpot/ports';
import { readPointer, storeFolder } from '../inputs/data-file.ts';
import { InvalidInput } from '../errors.ts';
import { folderStore } from './folder-store.ts';
import { isVersion } from './is-version.ts';
import { type RemoteStore, openRemote, withRemote } from './remote-store.ts';

/**
 * Makes the data file the version that its pointer names, from the store beside it, or from a named remote by way of that
 * store. A file that no version in the store equals is never written over.
 * @throws InvalidPointer, InvalidInput, UnknownRemote, RemoteUnavailable
 */
export async function pullDataVersion(
  path: string,
  remote: string | null,
): Promise<{ pointer: DataPointer; fetched: boolean }> {
  const pointer = readPointer(path);
  if (pointer === null)
    throw new InvalidInput([
      `${path}.dvc: no such pointer. Record the data file first: npx jackpot data add --data ${path}`,
    ]);
  const store = folderStore(storeFolder(path));
  if (existsSync(path)) {
    const bytes = readFileSync(path);
    if (isVersion(path, bytes, pointer)) return { pointer, fetched: false };
    const { md5 } = pointerTo(path, bytes);
    if (!(await store.exists(objectKey({ md5 }))))
      throw new InvalidInput([
        `${path}: found md5 ${md5}, expected ${pointer.md5}, and the store has no copy of what is there. Record it with ` +
          `"npx jackpot data add --data ${path}", or remove it, and pull again`,
      ]);
  }
  if (remote !== null) await storeFromRemote(store, path, pointer, await openRemote(path, remote));
  atomicWrite(path, await fetchFrom(store, path, storeFolder(path), pointer));
  return { pointer, fetched: true };
}

async function storeFromRemote(store: ObjectStore, path: string, pointer: DataPointer, remote: RemoteStore) {
  const bytes = await withRemote(remote, (opened) =>
    fetchFrom(opened.store, path, opened.place, pointer, opened.prefix),
  );
  await pushVersion(store, bytes, '', layoutOf(pointer));
}

async function fetchFrom(
  store: ObjectStore,
  path: string,
  place: string,
  pointer: DataPointer,
  prefix = '',
): Promise<Uint8Array> {
  try {
    return await fetchVersion(store, pointer, prefix);
  } catch (error) {
    if (!(error instanceof ObjectNotFound || error instanceof DataDiffers)) throw error;
    const what = error instanceof ObjectNotFound ? 'does not hold it' : 'holds it damaged';
    throw new InvalidInput([
      `${path}: the pointer names version ${pointer.md5}, and ${place} ${what}. Push it there from where it is ` +
        '(npx jackpot data push), restore the store from Git, or take the pointer of a version that it holds',
    ]);
  }
}
