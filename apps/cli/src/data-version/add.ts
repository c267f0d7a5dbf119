import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { type DataPointer, formatPointer, pointerTo, pushVersion } from '@jackpot/data-version';
import { atomicWrite } from '@jackpot/platform/local';
import { formatFileProblem, formatFileWarning, splitByCountry } from '@jackpot/sales-data';
import { storeFolder } from '../inputs/data-file.ts';
import { InvalidInput, UsageError } from '../errors.ts';
import { folderStore } from './folder-store.ts';

interface AddedVersion {
  readonly pointer: DataPointer;
  readonly countries: readonly string[];
  readonly rows: number;
  /** False where pointer and store said so already. */
  readonly changed: boolean;
}

/**
 * Records a data file as a version. The store has it, whole and verified, before the pointer names it.
 * @throws UsageError, and InvalidInput where it is no sales data; then nothing is written
 */
export async function addDataVersion(path: string, note: (line: string) => void): Promise<AddedVersion> {
  if (!existsSync(path)) throw new UsageError(`data add ${path}: no such file`);
  if (path.endsWith('.dvc')) throw new UsageError(`data add ${path}: name the data file, not its pointer`);
  const bytes = readFileSync(path);
  const split = splitByCountry(bytes);
  if (!split.ok) throw new InvalidInput(split.problems.map((problem) => formatFileProblem(problem, path)));
  for (const warning of split.warnings) note(formatFileWarning(warning, path));

  const pointer = pointerTo(basename(path), bytes);
  const stored = await pushVersion(folderStore(storeFolder(path)), bytes);
  const pointed = writePointer(`${path}.dvc`, formatPointer(pointer));
  const rows = [...split.countries.values()].reduce((sum, sales) => sum + sales.rows.length, 0);
  return { pointer, countries: [...split.countries.keys()], rows, changed: stored.written || pointed };
}

function writePointer(path: string, text: string): boolean {
  if (existsSync(path) && readFileSync(path, 'utf8') === text) return false;
  atomicWrite(path, text);
  return true;
}
