import { existsSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { join, sep } from 'node:path';
import { ObjectNotFound, type ObjectStore } from '@jackpot/ports';
import { UNFINISHED, atomicWrite } from './atomic-write.ts';

/** Objects as files under `root`, at their keys. Files grow in `staging`, where one is given, until they are whole. */
export class FileObjectStore implements ObjectStore {
  readonly #root: string;
  readonly #staging: string | undefined;

  constructor(root: string, staging?: string) {
    this.#root = root;
    this.#staging = staging;
  }

  get(key: string): Promise<Uint8Array> {
    const path = this.#path(key);
    return existsSync(path) ? Promise.resolve(readFileSync(path)) : Promise.reject(new ObjectNotFound(key, this.#root));
  }

  /** @throws StorageFailure */
  // eslint-disable-next-line @typescript-eslint/require-await -- what the disk refuses is a rejection, as on any store
  async put(key: string, body: Uint8Array | string): Promise<void> {
    atomicWrite(this.#path(key), body, this.#staging);
  }

  /** @throws StorageFailure */
  // eslint-disable-next-line @typescript-eslint/require-await -- what the disk refuses is a rejection, as on any store
  async putNew(key: string, body: Uint8Array | string): Promise<boolean> {
    // One process at a time holds a workspace.
    if (existsSync(this.#path(key))) return false;
    atomicWrite(this.#path(key), body, this.#staging);
    return true;
  }

  exists(key: string): Promise<boolean> {
    return Promise.resolve(existsSync(this.#path(key)));
  }

  list(prefix: string): Promise<string[]> {
    const folder = prefix.slice(0, prefix.lastIndexOf('/') + 1);
    if (!existsSync(join(this.#root, folder))) return Promise.resolve([]);
    const keys = readdirSync(join(this.#root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.name.endsWith(UNFINISHED))
      .map((entry) => join(entry.parentPath, entry.name).slice(this.#root.length + 1))
      .map((path) => path.replaceAll(sep, '/'));
    return Promise.resolve(keys.filter((key) => key.startsWith(prefix)).sort());
  }

  folders(prefix: string): Promise<string[]> {
    const path = join(this.#root, prefix);
    const entries = existsSync(path) ? readdirSync(path, { withFileTypes: true }) : [];
    return Promise.resolve(
      entries
        .filter((entry) => entry.isDirectory())
        .map(({ name }) => name)
        .sort(),
    );
  }

  delete(key: string): Promise<void> {
    rmSync(this.#path(key), { force: true });
    return Promise.resolve();
  }

  locate(key: string): string {
    return this.#path(key);
  }

  #path(key: string): string {
    if (key.split('/').some((part) => part === '' || part === '.' || part === '..'))
      throw new RangeError(`not a key: ${key}`);
    return join(this.#root, key);
  }
}
