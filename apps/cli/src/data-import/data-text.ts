import { existsSync, readFileSync } from 'node:fs';
import { formatFileProblem, readGzipText } from '@jackpot/sales-data';
import { InvalidInput } from '../errors.ts';

/** The text of the product's data; null where there is none yet. @throws InvalidInput */
export function dataText(path: string): string | null {
  if (!existsSync(path)) return null;
  const unpacked = readGzipText(readFileSync(path));
  if (unpacked.ok) return unpacked.text;
  throw new InvalidInput([formatFileProblem(unpacked.problem, path)]);
}
