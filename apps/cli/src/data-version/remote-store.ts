import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { DataDiffers, UnknownRemote, findRemote } from '@jackpot/data-version';
import { ObjectNotFound, type ObjectStore } from '@jackpot/ports';
import { InvalidInput } from '../errors.ts';
import { folderStore } from './folder-store.ts';

export interface RemoteStore {
  readonly name: string;
  /** Location, for messages. */
  readonly place: string;
  readonly store: ObjectStore;
  /** Prefix of DVC's keys. */
  readonly prefix: string;
}

/** A remote of the DVC repository that holds a data file; `null` is its default one. @throws UnknownRemote */
export async function openRemote(dataFile: string, name: string | null): Promise<RemoteStore> {
  const folder = dvcFolder(dirname(resolve(dataFile)));
  const texts = ['config', 'config.local'].map((file) => join(folder, file)).filter((file) => existsSync(file));
  const remote = findRemote(
    name,
    texts.map((file) => readFileSync(file, 'utf8')),
  );
  if (remote.kind === 'folder') {
    const place = resolve(folder, remote.path.replace(/^~(?=\/|$)/, homedir()));
    return { name: remote.name, place, store: folderStore(place), prefix: '' };
  }
  const { bucket, prefix, endpoint, region } = remote;
  // Loaded when needed: the SDK takes longer to load than most commands take to run.
  const { bucketStore } = await import('@jackpot/platform/aws');
  const store = bucketStore(bucket, {
    ...(region !== null && { region }),
    // Servers other than AWS have no name for each bucket.
    ...(endpoint !== null && { endpoint, forcePathStyle: true }),
  });
  return { name: remote.name, place: `s3://${bucket}/${prefix}`, store, prefix };
}

/** The remote could not be reached or refused; what was there before still is. */
export class RemoteUnavailable extends Error {
  override readonly name = 'RemoteUnavailable';
  readonly kind = 'usage';
}

/**
 * Does `work` with a remote.
 * @throws what `work` says of the version; RemoteUnavailable for whatever the network, the credentials or the bucket refuse
 */
export async function withRemote<T>(remote: RemoteStore, work: (remote: RemoteStore) => Promise<T>): Promise<T> {
  try {
    return await work(remote);
  } catch (error) {
    const ours = [ObjectNotFound, DataDiffers, InvalidInput].some((known) => error instanceof known);
    if (ours || !(error instanceof Error)) throw error;
    throw new RemoteUnavailable(
      `remote ${remote.name} at ${remote.place}: ${error.name}: ${error.message}. Check its url, the network and the ` +
        'credentials (AWS_PROFILE or AWS_ACCESS_KEY_ID), then run again: nothing is half written',
      { cause: error },
    );
  }
}

function dvcFolder(folder: string): string {
  const here = join(folder, '.dvc');
  if (existsSync(join(here, 'config'))) return here;
  if (dirname(folder) === folder)
    throw new UnknownRemote('no .dvc/config in the folder of the data file or above it: remotes are written there');
  return dvcFolder(dirname(folder));
}
