/** The disk, or the database on it, does not take or give what it should; nothing is half written. */
export class StorageFailure extends Error {
  override readonly name = 'StorageFailure';
  readonly kind = 'machine';
}

const AGAIN = 'then run again: what is recorded stays, and the run goes on from there';

/** Meanings of the operating system's codes here, and what to do. */
const fileTroubles: Readonly<Record<string, string>> = {
  ENOSPC: `the disk is full. Free some space, ${AGAIN}`,
  EDQUOT: `the disk quota is used up. Free some space, ${AGAIN}`,
  EFBIG: `the file may not grow to its size here. Raise the limit (ulimit -f), ${AGAIN}`,
  EROFS: 'the disk is read-only. Name a folder that can be written to, such as with --workspace DIR',
  EACCES: 'this user may not. Grant the access, or name a folder of your own, such as with --workspace DIR',
  EPERM: 'this user may not. Grant the access, or name a folder of your own, such as with --workspace DIR',
  ENOENT: 'a folder of its path is not there and cannot be made. Name another folder, such as with --workspace DIR',
  ENOTDIR: 'a part of its path is a file, not a folder. Name another folder, such as with --workspace DIR',
  EEXIST: 'a part of its path is a file, not a folder. Name another folder, such as with --workspace DIR',
  EMFILE: `too many files are open. Raise the limit (ulimit -n), ${AGAIN}`,
  EIO: `the disk does not answer. Check it, ${AGAIN}`,
};

const PRIMARY_CODE = 0xff;
/** SQLite's primary result codes: https://www.sqlite.org/rescode.html */
const databaseTroubles: Readonly<Record<number, string>> = {
  5: `another program is using it. Close that program, ${AGAIN}`,
  7: `memory has run out. Close other programs, ${AGAIN}`,
  8: 'it is read-only. Grant the access, or name a folder of your own with --workspace DIR',
  10: `the disk does not take it. Free some space or check the disk, ${AGAIN}`,
  11: 'it is damaged. Restore it from a backup, or move it away to start afresh',
  13: `the disk is full. Free some space, ${AGAIN}`,
  14: 'it cannot be opened. Name a folder that can be written to with --workspace DIR',
  26: 'it is not a database. Move the file away to start afresh',
};

/**
 * The failure to say in place of `error`, where the machine is at fault: `cannot write FILE: the disk is full. Free …`.
 * Any other error is returned unchanged.
 */
export function storageFailure(action: string, error: unknown): unknown {
  if (typeof error !== 'object' || error === null || !('message' in error)) return error;
  const trouble = troubleOf(error);
  if (trouble === undefined) return error;
  return new StorageFailure(`cannot ${action}: ${trouble} (${String(error.message)})`, { cause: error });
}

function troubleOf(error: object): string | undefined {
  if ('errcode' in error && typeof error.errcode === 'number') return databaseTroubles[error.errcode & PRIMARY_CODE];
  return 'code' in error && typeof error.code === 'string' ? fileTroubles[error.code] : undefined;
}
