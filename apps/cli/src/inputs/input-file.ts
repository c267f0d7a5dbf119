import { readFileSync } from 'node:fs';
import { InvalidInput } from '../errors.ts';

/** Reason that a user's file cannot be read, in the reader's words. */
interface Unreadable {
  readonly found: string;
  readonly expected: string;
  readonly remedy: string;
}

/** Meanings of the operating system's codes for a file to be read. */
const reasons: Readonly<Record<string, Unreadable>> = {
  EACCES: { found: 'a file that this user may not read', expected: 'a readable one', remedy: 'grant the access' },
  EISDIR: { found: 'a folder', expected: 'a file', remedy: 'name the file itself, or move the folder away' },
  ENOENT: { found: 'a link to no file', expected: 'a file', remedy: 'mend the link, or remove it' },
  ELOOP: { found: 'a link that leads to itself', expected: 'a file', remedy: 'mend the link, or remove it' },
};

/** The bytes of a file of the user's, or why there are none. */
export function tryReadInput(path: string): Buffer | Unreadable {
  try {
    return readFileSync(path);
  } catch (error) {
    const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
    const reason = reasons[code];
    if (reason === undefined) throw error;
    return reason;
  }
}

/** The bytes of a file of the user's. @throws InvalidInput where it cannot be read */
export function readInput(path: string): Buffer {
  const read = tryReadInput(path);
  if (Buffer.isBuffer(read)) return read;
  throw new InvalidInput([`${path}: found ${read.found}, expected ${read.expected}; ${read.remedy}`]);
}
