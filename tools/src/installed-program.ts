import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');

/** A program that `npm ci` installed, whatever the caller's PATH holds. */
export function installedProgram(name: 'cdk' | 'jest' | 'nx' | 'prettier'): string {
  return join(ROOT, 'node_modules/.bin', name);
}
