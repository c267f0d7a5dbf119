import { existsSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { atomicWrite } from '@jackpot/platform/local';
import { type ImportMapping, readMapping, writeMapping } from '@jackpot/sales-import';
import { InvalidInput } from '../errors.ts';
import { readInput } from '../inputs/input-file.ts';

/** Path of a country's mapping, beside the product's data. */
export function mappingPath(data: string, country: string): string {
  return join(dirname(data), 'imports', `${country}.yaml`);
}

/** The mapping by which a country's last file was read; null where none was. @throws InvalidInput */
export function keptMapping(path: string): ImportMapping | null {
  if (!existsSync(path)) return null;
  const read = readMapping(readInput(path).toString('utf8'));
  if ('mapping' in read) return read.mapping;
  throw new InvalidInput(
    read.problems.map((problem) => `${path}: ${problem}. Correct it, or find it anew with --anew`),
  );
}

/** Keeps a mapping for the next file, where it was found now. */
export function keepMapping(read: { mapping: ImportMapping; mappingPath: string; mappingKept: boolean }): void {
  if (read.mappingKept) return;
  mkdirSync(dirname(read.mappingPath), { recursive: true });
  atomicWrite(read.mappingPath, writeMapping(read.mapping));
}
