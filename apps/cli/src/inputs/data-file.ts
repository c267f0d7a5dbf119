import { existsSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import {
  DataDiffers,
  type DataPointer,
  InvalidPointer,
  fetchVersion,
  parsePointer,
  verify,
} from '@jackpot/data-version';
import { ObjectNotFound } from '@jackpot/ports';
import { FileObjectStore, atomicWrite } from '@jackpot/platform/local';
import { InvalidInput } from '../errors.ts';
import { readInput } from './input-file.ts';

export interface DataFile {
  readonly path: string;
  readonly bytes: Uint8Array;
  /** True where a DVC pointer stands beside the file, and the file is what it points to. */
  readonly versioned: boolean;
}

/**
 * Reads a data file. One that has a pointer must be what the pointer says; one that is not there yet is fetched from the
 * store beside it.
 * @throws InvalidInput
 */
export async function readDataFile(path: string, note: (line: string) => void): Promise<DataFile> {
  const pointer = readPointer(path);
  if (!existsSync(path)) {
    if (pointer === null) throw new InvalidInput([`${path}: no such file. Name the sales data with --data FILE`]);
    atomicWrite(path, await fetchFromStore(path, pointer));
    note(`${path}: fetched version ${pointer.md5} from ${storeFolder(path)}`);
  }
  const bytes = readInput(path);
  if (pointer === null) return { path, bytes, versioned: false };
  try {
    verify(path, bytes, pointer);
  } catch (error) {
    if (!(error instanceof DataDiffers)) throw error;
    throw new InvalidInput([
      `${error.message}. If it is meant to be new data, record it with "npx jackpot data add --data ${path}"; ` +
        `if not, remove it and run again: the pointer's version is then fetched`,
    ]);
  }
  return { path, bytes, versioned: true };
}

/** The DVC pointer beside a data file, if there is one. @throws InvalidPointer, InvalidInput */
export function readPointer(path: string): DataPointer | null {
  const file = `${path}.dvc`;
  if (!existsSync(file)) return null;
  const remedy = `make the pointer anew with "npx jackpot data add --data ${path}"`;
  try {
    const pointer = parsePointer(file, readInput(file).toString('utf8'));
    if (resolve(dirname(path), pointer.path) === resolve(path)) return { ...pointer, path: basename(path) };
    throw new InvalidInput([`${file}: points to ${pointer.path}, expected ${basename(path)}; ${remedy}`]);
  } catch (error) {
    if (!(error instanceof InvalidPointer)) throw error;
    throw new InvalidInput(error.problems.map((problem) => `${problem}; ${remedy}`));
  }
}

async function fetchFromStore(path: string, pointer: DataPointer): Promise<Uint8Array> {
  const folder = storeFolder(path);
  try {
    return await fetchVersion(new FileObjectStore(folder), pointer);
  } catch (error) {
    if (error instanceof DataDiffers)
      throw new InvalidInput([`${path}: not there, and its version in ${folder} is damaged: ${error.message}`]);
    if (!(error instanceof ObjectNotFound)) throw error;
    throw new InvalidInput([
      `${path}: not there, and ${folder} does not hold its version ${pointer.md5}. Put the file there by hand, or fetch ` +
        'it with "dvc pull"',
    ]);
  }
}

/** DVC's store for the data files of a folder. */
export function storeFolder(path: string): string {
  return join(dirname(path), '.dvc-store');
}
