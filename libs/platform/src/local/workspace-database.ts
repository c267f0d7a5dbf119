import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

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
}

/**
 * Opens the workspace's database, and makes its tables in a new one.
 * @throws WorkspaceUnusable where the file is no database, or of a newer version
 */
export function openWorkspaceDatabase(workspace: string): DatabaseSync {
  const path = join(workspace, 'workspace.sqlite');
  try {
    mkdirSync(workspace, { recursive: true });
    const database = new DatabaseSync(path);
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 5000');
    const version = Number(database.prepare('PRAGMA user_version').get()?.['user_version']);
    if (version > SCHEMA_VERSION)
      throw new WorkspaceUnusable(
        `${path} was written by a newer version (${version}, this one knows ${SCHEMA_VERSION}): update this checkout`,
      );
    if (version === 0) database.exec(`BEGIN; ${SCHEMA} PRAGMA user_version = ${SCHEMA_VERSION}; COMMIT`);
    return database;
  } catch (error) {
    if (error instanceof WorkspaceUnusable) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new WorkspaceUnusable(`cannot open ${path}: ${reason}. Move the file away to start afresh`, { cause: error });
  }
}

/** Runs `work` in a transaction that no other writer can interleave. */
export function transaction<T>(database: DatabaseSync, work: () => T): T {
  database.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    database.exec('COMMIT');
    return result;
  } catch (error) {
    database.exec('ROLLBACK');
    throw error;
  }
}
