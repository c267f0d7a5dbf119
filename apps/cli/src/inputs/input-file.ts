import { readFileSync } from 'node:fs';
import { InvalidInput } from '../errors.ts';

/** What the operating system's codes mean for a file that is to be read. */
const reasons: Readonly<Record<string, string>> = {
  EACCES: 'found a file that this user may not read, expected a readable one; grant the access',
  EISDIR: 'found a folder, expected a file; name the file itself',
  ENOENT: 'no such file; look for a broken link',
};

/** The bytes of a file of the user's. @throws InvalidInput where it cannot be read */
export function readInput(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
    const reason = reasons[code];
    throw reason === undefined ? error : new InvalidInput([`${path}: ${reason}`]);
  }
}
