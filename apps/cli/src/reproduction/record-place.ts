import type { ObjectStore } from '@jackpot/ports';
import { withObjectsAt } from '../aws/with-objects-at.ts';
import { findRecord, readRecords, withWorkspace } from '../records/workspace-records.ts';
import { type RecordedArtefacts, indexedArtefacts, storedArtefacts } from './recorded-artefacts.ts';

/** Where records are: a workspace with its index, or objects alone. */
export interface RecordPlace {
  readonly store: ObjectStore;
  /** The store's address, as `--from` takes it. */
  readonly address: string;
  /** @throws UsageError where there is no such record */
  readonly find: (id: string) => Promise<RecordedArtefacts>;
}

/** Opens the workspace, or the objects at `from`, for `read`. @throws UsageError, InvalidInput, WorkspaceUnusable, DeploymentNotFound */
export async function withRecordPlace<T>(
  { workspace, from }: { readonly workspace: string; readonly from?: string },
  read: (place: RecordPlace) => Promise<T>,
): Promise<T> {
  if (from === undefined)
    return withWorkspace(workspace, async (ports) => {
      const records = await readRecords(ports.index, ports.index.countries());
      const find = (id: string) => Promise.resolve(indexedArtefacts(findRecord(id, records, workspace)));
      return read({ store: ports.store, address: workspace, find });
    });
  return withObjectsAt(from, '--from', (store) =>
    read({ store, address: from, find: (id) => storedArtefacts(id, store, from) }),
  );
}
