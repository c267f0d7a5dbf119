import { existsSync } from 'node:fs';
import { FileObjectStore } from '@jackpot/platform/local';
import type { ObjectStore } from '@jackpot/ports';
import { UsageError } from '../errors.ts';

const BUCKET = /^s3:\/\/(?<name>[^/]+)\/?$/;

/** The bucket of an address; null where it is a folder's. */
export function bucketName(address: string): string | null {
  return BUCKET.exec(address)?.groups?.['name'] ?? null;
}

/**
 * Works with the objects at an address: a bucket's, `s3://NAME`, by the credentials and region that the AWS SDK finds, or
 * those of a folder with the same keys.
 * @throws UsageError; DeploymentNotFound where AWS cannot be reached or refuses
 */
export async function withObjectsAt<T>(
  address: string,
  option: '--from' | '--to',
  use: (store: ObjectStore) => Promise<T>,
): Promise<T> {
  const bucket = bucketName(address);
  if (bucket !== null) {
    // The SDK takes long to load, and only a bucket needs it.
    const { withBucket } = await import('@jackpot/platform/aws');
    return withBucket(bucket, use);
  }
  if (!existsSync(address)) throw new UsageError(`${option} ${address}: expected a folder, or a bucket as s3://NAME`);
  return use(new FileObjectStore(address));
}
