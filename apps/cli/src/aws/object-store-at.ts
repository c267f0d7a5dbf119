import { existsSync } from 'node:fs';
import { FileObjectStore } from '@jackpot/platform/local';
import type { ObjectStore } from '@jackpot/ports';
import { UsageError } from '../errors.ts';

const BUCKET = /^s3:\/\/(?<name>[^/]+)\/?$/;

/**
 * The objects at an address: a bucket's, `s3://NAME`, by the credentials and region that the AWS SDK finds, or those of
 * a folder with the same keys.
 * @throws UsageError
 */
export async function objectStoreAt(address: string, option: '--from' | '--to'): Promise<ObjectStore> {
  const bucket = BUCKET.exec(address)?.groups?.['name'];
  if (bucket !== undefined) {
    // The SDK takes long to load, and only a bucket needs it.
    const { bucketStore } = await import('@jackpot/platform/aws');
    return bucketStore(bucket);
  }
  if (!existsSync(address)) throw new UsageError(`${option} ${address}: expected a folder, or a bucket as s3://NAME`);
  return new FileObjectStore(address);
}
