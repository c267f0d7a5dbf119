import { createHash } from 'node:crypto';
import { type ObjectStore, getJson } from '@jackpot/ports';
import * as z from 'zod';
import { objectKey } from './pointer.ts';
import { fetchVersion, pushVersion } from './verified-object.ts';

/** `data/current.json`: the version of the data file that the next run reads. */
const publishedData = z.object({
  md5: z.string(),
  sha256: z.string(),
  size: z.int(),
  /** The file's name, for messages. */
  path: z.string(),
  /** False for a file without a DVC pointer. */
  versioned: z.boolean(),
});
type PublishedData = z.infer<typeof publishedData>;

const DATA_PREFIX = 'data/';
const CURRENT_KEY = `${DATA_PREFIX}current.json`;

/** Key of a version of the data file once it was published. */
export function publishedKey(md5: string): string {
  return DATA_PREFIX + objectKey({ md5 });
}

/** Makes a data file the one that runs read: first the object, then the pointer to it. */
export async function publishData(
  store: ObjectStore,
  file: { path: string; bytes: Uint8Array; versioned: boolean },
): Promise<PublishedData> {
  const { md5, size } = await pushVersion(store, file.bytes, DATA_PREFIX);
  const sha256 = createHash('sha256').update(file.bytes).digest('hex');
  const published = { md5, sha256, size, path: file.path, versioned: file.versioned };
  await store.put(CURRENT_KEY, `${JSON.stringify(published, null, 2)}\n`);
  return published;
}

/** The published data file, verified. @throws ObjectNotFound, DataDiffers */
export async function readPublishedData(store: ObjectStore): Promise<{ identity: PublishedData; bytes: Uint8Array }> {
  const identity = publishedData.parse(await getJson(store, CURRENT_KEY));
  return { identity, bytes: await fetchVersion(store, identity, DATA_PREFIX) };
}
