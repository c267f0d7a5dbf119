import type { ObjectStore } from '@jackpot/ports';
import { type BucketRecords, bucketRecords } from '../aws/bucket-records.ts';
import { withObjectsAt } from '../aws/with-objects-at.ts';
import { parseWholeName, type IndexedRecord, decisionBefore, findRecord, readRecords } from '@jackpot/record';
import { UsageError } from '../errors.ts';
import { withWorkspace } from './with-workspace.ts';
import { type RecordedArtefacts, indexedArtefacts, storedArtefacts } from '@jackpot/reproduction';

/** Place of records: a workspace or a bucket with its index, or objects alone. */
export interface RecordPlace {
  readonly store: ObjectStore;
  /** The store's address, as `--from` takes it. */
  readonly address: string;
  /** @throws UsageError where there is no such record */
  readonly find: (name: string) => Promise<RecordedArtefacts>;
  /** Name of the decision before that of a name. @throws UsageError where there is none, or none can be told */
  readonly before: (name: string) => string;
}

/**
 * Opens the workspace, or the objects at `from`, for `read`. `note` is told where the index of a bucket cannot be read.
 * @throws UsageError, InvalidInput, WorkspaceUnusable, DeploymentNotFound
 */
export async function withRecordPlace<T>(
  { workspace, from }: { readonly workspace: string; readonly from?: string },
  read: (place: RecordPlace) => Promise<T>,
  note: (line: string) => void,
): Promise<T> {
  if (from === undefined)
    return withWorkspace(workspace, async (ports) => {
      const records = await readRecords(ports.index, ports.index.countries());
      const find = (name: string) =>
        Promise.resolve(indexedArtefacts(findRecord(name, records, workspace), records, `the index of ${workspace}`));
      const before = (name: string) => decisionBefore(findRecord(name, records, workspace), records).id;
      return read({ store: ports.store, address: workspace, find, before });
    });
  return withObjectsAt(from, '--from', async (store) => {
    const beside = await bucketRecords(from);
    const find = async (name: string) => {
      const records = beside && (await recordsBeside(beside, name, note));
      if (beside === null || records === null) return storedArtefacts(name, store, from);
      return indexedArtefacts(findRecord(name, records, beside.name), records, beside.name);
    };
    const before = (name: string) => {
      throw new UsageError(`expected two records with --from, found ${name} alone`);
    };
    return read({ store, address: from, find, before });
  });
}

/** Null where whoever reads the bucket cannot read its index. */
async function recordsBeside(
  { index, name: table }: BucketRecords,
  name: string,
  note: (line: string) => void,
): Promise<IndexedRecord[] | null> {
  const { country } = parseWholeName(name);
  try {
    return await readRecords(index, [country]);
  } catch (error) {
    if (!(error instanceof Error && '$metadata' in error)) throw error;
    note(`${table} cannot be read: ${error.message}`);
    return null;
  }
}
