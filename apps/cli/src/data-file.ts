import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { DataDiffers, type DataPointer, fetchVersion, parsePointer, verify } from '@jackpot/data-version';
import { ObjectNotFound } from '@jackpot/ports';
import { FileObjectStore, atomicWrite } from '@jackpot/platform/local';
import { InvalidInput } from './errors.ts';

export interface DataFile {
  readonly path: string;
  readonly bytes: Uint8Array;
  /** True where a DVC pointer stands beside the file, and the file is what it points to. */
  readonly versioned: boolean;
}

/**
 * Reads a data file. One that has a pointer must be what the pointer says; one that is not there yet is fetched from the
 * store beside it.
 * @throws InvalidInput, InvalidPointer, DataDiffers
 */
export async function readDataFile(path: string, note: (line: string) => void): Promise<DataFile> {
  const pointer = readPointer(path);
  if (!existsSync(path)) {
    if (pointer === null) throw new InvalidInput([`${path}: no such file. Name the sales data with --data FILE`]);
    atomicWrite(path, await fetchFromStore(path, pointer));
    note(`${path}: fetched version ${pointer.md5} from ${storeFolder(path)}`);
  }
  const bytes = readFileSync(path);
  if (pointer === null) return { path, bytes, versioned: false };
  try {
    verify(path, bytes, pointer);
  } catch (error) {
    if (!(error instanceof DataDiffers)) throw error;
    throw new InvalidInput([
      `${error.message}. If it is meant to be new data, record it with "npx jackpot data add ${path}"; ` +
        `if not, remove it and run again: the pointer's version is then fetched`,
    ]);
  }
  return { path, bytes, versioned: true };
}

function readPointer(path: string): DataPointer | null {
  const file = `${path}.dvc`;
  if (!existsSync(file)) return null;
  const pointer = parsePointer(file, readFileSync(file, 'utf8'));
  if (pointer.path !== basename(path))
    throw new InvalidInput([`${file}: points to ${pointer.path}, expected ${basename(path)}`]);
  return pointer;
}

async function fetchFromStore(path: string, pointer: DataPointer): Promise<Uint8Array> {
  try {
    return await fetchVersion(new FileObjectStore(storeFolder(path)), pointer);
  } catch (error) {
    if (!(error instanceof ObjectNotFound)) throw error;
    throw new InvalidInput([`${path}: not there, and ${storeFolder(path)} does not hold its version ${pointer.md5}`]);
  }
}

function storeFolder(path: string): string {
  return join(dirname(path), '.dvc-store');
}
