import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { makeFolder } from './make-folder.ts';
import { storageFailure } from './storage-failure.ts';

/** Raised when the tables change; a workspace of a newer version is refused, not guessed at. */
const SCHEMA_VERSION = 1;

const SCHEMA = `
  CREATE TABLE execution (id TEXT PRIMARY KEY, status TEXT NOT NULL);
  CREATE TABLE week_claim (week TEXT PRIMARY KEY, attempt INTEGER NOT NULL, owner TEXT);
  CREATE TABLE model_package (
    country TEXT NOT NULL, version INTEGER NOT NULL, training_job TEXT NOT NULL UNIQUE,
    status TEXT NOT NULL, json TEXT NOT NULL, PRIMARY KEY (country, version));
  CREATE TABLE record (
    country TEXT NOT NULL, draw_date TEXT NOT NULL, revision INTEGER NOT NULL, id TEXT NOT NULL,
    json TEXT NOT NULL, PRIMARY KEY (country, draw_date, revision));
`;

export class WorkspaceUnusable extends Error {
  override readonly name = 'WorkspaceUnusable';
  readonly kind = 'machine';
}

/**
 * Opens the workspace's database, and makes its tables in a new one.
 * @throws WorkspaceUnusable where the database is of a newer version or damaged
 * @throws StorageFailure where the file is no database, or the disk refuses it
 */
export function openWorkspaceDatabase(workspace: string): DatabaseSync {
  const path = join(workspace, 'workspace.sqlite');
  let database: DatabaseSync | undefined;
  try {
    makeFolder(workspace);
    database = new DatabaseSync(path);
    const version = checkUsable(database, path);
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 5000');
    if (version === 0) database.exec(`BEGIN; ${SCHEMA} PRAGMA user_version = ${SCHEMA_VERSION}; COMMIT`);
    return database;
  } catch (error) {
    database?.close();
    throw storageFailure(`use ${path}`, error);
  }
}

/** Reads and changes nothing: a database that this version must not touch stays as it is. */
function checkUsable(database: DatabaseSync, path: string): number {
  const version = Number(database.prepare('PRAGMA user_version').get()?.['user_version']);
  if (version > SCHEMA_VERSION)
    throw new WorkspaceUnusable(
      `${path} was written by a newer version (${version}, this one knows ${SCHEMA_VERSION}): update this checkout, or ` +
        'name another folder with --workspace DIR',
    );
  const [damage] = database.prepare('PRAGMA quick_check(1)').all();
  const found = String(damage?.['quick_check']);
  if (found !== 'ok')
    throw new WorkspaceUnusable(
      `${path} is damaged (${found.replaceAll(/\s+/g, ' ')}): restore it from a backup, or move it away to start afresh`,
    );
  return version;
}

/**
 * Runs `work` in a transaction that no other writer can interleave: all of it is kept, or nothing.
 * @throws StorageFailure
 */
export function transaction<T>(database: DatabaseSync, work: () => T): T {
  try {
    database.exec('BEGIN IMMEDIATE');
    const result = work();
    database.exec('COMMIT');
    return result;
  } catch (error) {
    // SQLite has rolled back by itself after some errors, such as a full disk.
    if (database.isTransaction) database.exec('ROLLBACK');
    throw storageFailure(`use the workspace's database`, error);
  }
}
