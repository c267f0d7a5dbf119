import { existsSync, readFileSync } from 'node:fs';
import { DataDiffers, type DataPointer, fetchVersion, objectKey, verify } from '@jackpot/data-version';
import { ObjectNotFound } from '@jackpot/ports';
import { readPointer, storeFolder } from '../inputs/data-file.ts';
import { folderStore } from './folder-store.ts';
import { openRemote, withRemote } from './remote-store.ts';

interface DataVersionStatus {
  readonly equal: boolean;
  readonly pointer: DataPointer | null;
  /** Differences, each with what to do. */
  readonly differences: readonly string[];
}

/**
 * Compares a data file, its pointer, the store and, where one is named, a remote.
 * @throws InvalidPointer, InvalidInput, UnknownRemote, RemoteUnavailable
 */
export async function dataVersionStatus(path: string, remote: string | null): Promise<DataVersionStatus> {
  const pointer = readPointer(path);
  if (pointer === null) {
    const found = existsSync(path) ? 'a file without a pointer' : 'neither file nor pointer';
    const differences = [
      `${path}: found ${found}, expected ${path}.dvc. Record it: npx jackpot data add --data ${path}`,
    ];
    return { equal: false, pointer, differences };
  }
  const differences = [
    ...fileDifferences(path, pointer),
    ...(await storeDifferences(path, pointer)),
    ...(remote === null ? [] : await remoteDifferences(path, pointer, remote)),
  ];
  return { equal: differences.length === 0, pointer, differences };
}

function fileDifferences(path: string, pointer: DataPointer): string[] {
  if (!existsSync(path)) return [`${path}: not there. Fetch it: npx jackpot data pull --data ${path}`];
  const difference = differenceOf(() => verify(path, readFileSync(path), pointer));
  if (difference === null) return [];
  return [
    `${difference}. If it is meant to be new data, record it: npx jackpot data add --data ${path}; if not, remove it and ` +
      `fetch the pointer's version: npx jackpot data pull --data ${path}`,
  ];
}

async function storeDifferences(path: string, pointer: DataPointer): Promise<string[]> {
  const folder = storeFolder(path);
  try {
    await fetchVersion(folderStore(folder), pointer);
    return [];
  } catch (error) {
    const remedy = `Where ${path} is that version, store it: npx jackpot data add --data ${path}`;
    if (error instanceof ObjectNotFound) return [`${folder}: does not hold ${objectKey(pointer)}. ${remedy}`];
    if (error instanceof DataDiffers) return [`${folder}: ${error.message}. ${remedy}`];
    throw error;
  }
}

async function remoteDifferences(path: string, pointer: DataPointer, name: string): Promise<string[]> {
  const remote = await openRemote(path, name);
  const remedy = `Put the version there: npx jackpot data push --data ${path} --remote ${name}`;
  try {
    await withRemote(remote, ({ store, prefix }) => fetchVersion(store, pointer, prefix));
    return [];
  } catch (error) {
    if (error instanceof ObjectNotFound) return [`${remote.place}: does not hold ${objectKey(pointer)}. ${remedy}`];
    if (error instanceof DataDiffers) return [`${remote.place}: ${error.message}. ${remedy}`];
    throw error;
  }
}

function differenceOf(check: () => void): string | null {
  try {
    check();
    return null;
  } catch (error) {
    if (error instanceof DataDiffers) return error.message;
    throw error;
  }
}
