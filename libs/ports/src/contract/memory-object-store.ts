import { ObjectNotFound, type ObjectStore } from '../object-store.ts';

/** An object store for the tests of libraries, which know no platform. */
export class MemoryObjectStore implements ObjectStore {
  readonly #objects = new Map<string, Uint8Array>();

  get(key: string): Promise<Uint8Array> {
    const body = this.#objects.get(key);
    return body ? Promise.resolve(body) : Promise.reject(new ObjectNotFound(key, 'memory'));
  }

  put(key: string, body: Uint8Array | string): Promise<void> {
    this.#objects.set(key, typeof body === 'string' ? new TextEncoder().encode(body) : body.slice());
    return Promise.resolve();
  }

  async putNew(key: string, body: Uint8Array | string): Promise<boolean> {
    if (this.#objects.has(key)) return false;
    await this.put(key, body);
    return true;
  }

  exists(key: string): Promise<boolean> {
    return Promise.resolve(this.#objects.has(key));
  }

  list(prefix: string): Promise<string[]> {
    return Promise.resolve([...this.#objects.keys()].filter((key) => key.startsWith(prefix)).sort());
  }

  async folders(prefix: string): Promise<string[]> {
    const below = (await this.list(prefix)).map((key) => key.slice(prefix.length).split('/'));
    return [...new Set(below.flatMap(([folder = '', ...rest]) => (rest.length === 0 ? [] : [folder])))].sort();
  }

  delete(key: string): Promise<void> {
    this.#objects.delete(key);
    return Promise.resolve();
  }

  locate(key: string): string {
    return `memory:${key}`;
  }
}
