import { existsSync, readFileSync } from 'node:fs';
import { type DataPointer, fetchVersion, layoutOf, pushVersion } from '@jackpot/data-version';
import { readPointer, storeFolder } from '../inputs/data-file.ts';
import { InvalidInput } from '../errors.ts';
import { folderStore } from './folder-store.ts';
import { isVersion } from './is-version.ts';
import { openRemote, withRemote } from './remote-store.ts';

interface PushedVersion {
  readonly pointer: DataPointer;
  readonly remote: string;
  readonly place: string;
  /** False where the remote held the version, whole. */
  readonly written: boolean;
}

/**
 * Puts the version that a pointer names into a remote and reads it back. It is taken from the data file, where that is the
 * version, else from the store beside it.
 * @throws InvalidPointer, InvalidInput, UnknownRemote, RemoteUnavailable, ObjectNotFound, DataDiffers
 */
export async function pushDataVersion(path: string, name: string | null): Promise<PushedVersion> {
  const pointer = readPointer(path);
  if (pointer === null)
    throw new InvalidInput([
      `${path}.dvc: no such pointer. Record the data file first: npx jackpot data add --data ${path}`,
    ]);
  const bytes = await bytesOf(path, pointer);
  const remote = await openRemote(path, name);
  const { written } = await withRemote(remote, ({ store, prefix }) =>
    pushVersion(store, bytes, prefix, layoutOf(pointer)),
  );
  return { pointer, remote: remote.name, place: remote.place, written };
}

async function bytesOf(path: string, pointer: DataPointer): Promise<Uint8Array> {
  const file = existsSync(path) ? readFileSync(path) : null;
  if (file !== null && isVersion(path, file, pointer)) return file;
  return fetchVersion(folderStore(storeFolder(path)), pointer);
}
