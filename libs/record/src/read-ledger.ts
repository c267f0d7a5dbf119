import type { PinnedObject } from '@jackpot/decision';
import type { ObjectStore } from '@jackpot/ports';
import { sha256 } from './digest.ts';

/** A store that notes every object read from it, so that a step can name all that it decided from. */
export class ReadLedger implements ObjectStore {
  readonly #store: ObjectStore;
  readonly #read = new Map<string, string>();

  constructor(store: ObjectStore) {
    this.#store = store;
  }

  async get(key: string): Promise<Uint8Array> {
    const body = await this.#store.get(key);
    this.#read.set(key, sha256(body));
    return body;
  }

  put(key: string, body: Uint8Array | string): Promise<void> {
    return this.#store.put(key, body);
  }

  putNew(key: string, body: Uint8Array | string): Promise<boolean> {
    return this.#store.putNew(key, body);
  }

  exists(key: string): Promise<boolean> {
    return this.#store.exists(key);
  }

  list(prefix: string): Promise<string[]> {
    return this.#store.list(prefix);
  }

  folders(prefix: string): Promise<string[]> {
    return this.#store.folders(prefix);
  }

  delete(key: string): Promise<void> {
    return this.#store.delete(key);
  }

  locate(key: string): string {
    return this.#store.locate(key);
  }

  /** Every object read so far, by key, as last read. */
  read(): PinnedObject[] {
    const pinned = [...this.#read].map(([key, digest]) => ({ key, sha256: digest }));
    return pinned.sort((a, b) => (a.key < b.key ? -1 : 1));
  }
}
