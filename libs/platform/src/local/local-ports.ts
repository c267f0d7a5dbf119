import { type Clock, type IsPassing, type Notifier, everyChannel } from '@jackpot/ports';
import { Executions } from './executions.ts';
import { FileObjectStore } from './file-object-store.ts';
import { Outbox } from './outbox.ts';
import { scratchFolder } from './scratch-folder.ts';
import { SqliteModelRegistry } from './sqlite-model-registry.ts';
import { SqliteRecordIndex } from './sqlite-record-index.ts';
import { SqliteWeekClaims } from './sqlite-week-claims.ts';
import { StorageFailure } from './storage-failure.ts';
import { openWorkspaceDatabase } from './workspace-database.ts';

/** The ports of one workspace: objects and e-mails are files, the rest is in its database. */
export interface LocalPorts {
  readonly store: FileObjectStore;
  readonly registry: SqliteModelRegistry;
  readonly index: SqliteRecordIndex;
  readonly claims: SqliteWeekClaims;
  readonly executions: Executions;
  readonly notifier: Notifier;
  readonly isPassing: IsPassing;
  readonly close: () => void;
}

/** @throws WorkspaceUnusable, StorageFailure */
export function openLocalPorts(workspace: string, clock: Clock): LocalPorts {
  const database = openWorkspaceDatabase(workspace);
  const store = new FileObjectStore(workspace, scratchFolder(workspace));
  const executions = new Executions(database);
  return {
    store,
    registry: new SqliteModelRegistry(database, clock),
    index: new SqliteRecordIndex(database),
    claims: new SqliteWeekClaims(database, executions),
    executions,
    notifier: everyChannel({ email: new Outbox(store, clock) }),
    isPassing: (error) => error instanceof StorageFailure,
    close: () => database.close(),
  };
}
