import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { basename, dirname, join } from 'node:path';
import { makeFolder } from './make-folder.ts';
import { storageFailure } from './storage-failure.ts';

/** Ending of files that were being written when their process was killed. */
export const UNFINISHED = '.unfinished';

/**
 * Writes the whole file or nothing, and it is on the disk when this returns. Until then it grows in `staging`, a folder
 * of the same disk: what a killed process leaves there is of no use to anyone.
 * @throws StorageFailure
 */
export function atomicWrite(path: string, body: Uint8Array | string, staging = dirname(path)): void {
  const unfinished = join(staging, `${basename(path)}.${randomUUID()}${UNFINISHED}`);
  try {
    makeFolder(dirname(path));
    makeFolder(staging);
    writeDurably(unfinished, typeof body === 'string' ? Buffer.from(body) : body);
    renameSync(unfinished, path);
    syncFolder(dirname(path));
  } catch (error) {
    removeUnfinished(unfinished);
    throw storageFailure(`write ${path}`, error);
  }
}

function writeDurably(path: string, bytes: Uint8Array): void {
  const file = openSync(path, 'wx');
  try {
    for (let written = 0; written < bytes.length;) written += writeSync(file, bytes, written);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Removes the unfinished file. If that fails too, the first error is the one to tell. */
function removeUnfinished(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    return;
  }
}

/** A rename is durable once its folder is: POSIX only, other systems refuse to open a folder. */
function syncFolder(path: string): void {
  if (process.platform === 'win32') return;
  const folder = openSync(path, 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}
