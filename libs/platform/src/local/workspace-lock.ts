import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { atomicWrite } from './atomic-write.ts';
import { scratchFolder } from './scratch-folder.ts';
import { makeFolder } from './make-folder.ts';
import { storageFailure } from './storage-failure.ts';

const LOCK = 'lock.sqlite';

/** Databases that hold locks: one that nothing refers to would be closed by garbage collection, and its lock lost. */
const held = new Set<DatabaseSync>();

export class WorkspaceHeld extends Error {
  override readonly name = 'WorkspaceHeld';
  readonly kind = 'held';
  constructor(workspace: string, holder: string) {
    super(`another run holds ${workspace}: ${holder}. Wait for it to end, or give this run a --workspace of its own`);
  }
}

/**
 * Holds the workspace until `release`, or until the process ends in whatever way: the lock is SQLite's own on a file,
 * which the operating system frees with the process, so no stale lock is ever left to judge.
 * @throws WorkspaceHeld, StorageFailure
 */
export function lockWorkspace(workspace: string, holder: string): { release: () => void } {
  const lock = openLock(workspace);
  const holderPath = join(workspace, 'lock-holder.txt');
  try {
    lock.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
    atomicWrite(holderPath, holder, scratchFolder(workspace));
  } catch (error) {
    lock.close();
    if (isBusy(error)) throw new WorkspaceHeld(workspace, readHolder(holderPath));
    throw storageFailure(`lock ${join(workspace, LOCK)}`, error);
  }
  held.add(lock);
  return {
    release: () => {
      held.delete(lock);
      lock.close();
    },
  };
}

function openLock(workspace: string): DatabaseSync {
  try {
    makeFolder(workspace);
    return new DatabaseSync(join(workspace, LOCK));
  } catch (error) {
    throw storageFailure(`use the workspace ${workspace}`, error);
  }
}

function isBusy(error: unknown): boolean {
  const SQLITE_BUSY = 5;
  return typeof error === 'object' && error !== null && 'errcode' in error && error.errcode === SQLITE_BUSY;
}

function readHolder(path: string): string {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    return 'a process that has just started';
  }
}
