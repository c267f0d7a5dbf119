import type { RecordIndex } from '@jackpot/ports';
import { bucketName } from './with-objects-at.ts';

/** The index that vouches for what is in a bucket. */
export interface BucketRecords {
  readonly index: RecordIndex;
  /** Name in messages. */
  readonly name: string;
}

/** The index beside the bucket of a deployment; null at the address of another bucket, or of a folder. */
export async function bucketRecords(address: string): Promise<BucketRecords | null> {
  const bucket = bucketName(address);
  if (bucket === null) return null;
  // The SDK takes long to load, and only a bucket needs it.
  const { recordTableBeside } = await import('@jackpot/platform/aws');
  return recordTableBeside(bucket);
}
