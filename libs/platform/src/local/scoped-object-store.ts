import { ObjectNotFound, type ObjectStore } from '@jackpot/ports';
import { type ObjectAccess, matchesKey } from '@jackpot/workflow';

/** A step asks for an object that its role on AWS does not grant it: a defect of the step or of its grants. */
export class AccessDenied extends Error {
  override readonly name = 'AccessDenied';
  constructor(what: keyof ObjectAccess | 'deletes', key: string) {
    super(`a step ${what} ${key}, which its role on AWS does not grant: see libs/workflow/src/object-access.ts`);
  }
}

/** A store as a role on AWS sees a bucket: what is not granted is refused, and so is the absence of an object. */
export class ScopedObjectStore implements ObjectStore {
  readonly #store: ObjectStore;
  readonly #access: ObjectAccess;

  constructor(store: ObjectStore, access: ObjectAccess) {
    this.#store = store;
    this.#access = access;
  }

  async get(key: string): Promise<Uint8Array> {
    this.#check('reads', key);
    return this.#store.get(key).catch((error: unknown) => {
      throw error instanceof ObjectNotFound && this.#access.lists.length === 0 ? new AccessDenied('reads', key) : error;
    });
  }

  async put(key: string, body: Uint8Array | string): Promise<void> {
    this.#check('writes', key);
    return this.#store.put(key, body);
  }

  async putNew(key: string, body: Uint8Array | string): Promise<boolean> {
    this.#check('writes', key);
    return this.#store.putNew(key, body);
  }

  async exists(key: string): Promise<boolean> {
    this.#check('reads', key);
    const exists = await this.#store.exists(key);
    if (!exists && this.#access.lists.length === 0) throw new AccessDenied('reads', key);
    return exists;
  }

  async list(prefix: string): Promise<string[]> {
    this.#check('lists', prefix);
    return this.#store.list(prefix);
  }

  async folders(prefix: string): Promise<string[]> {
    this.#check('lists', prefix);
    return this.#store.folders(prefix);
  }

  /** No step removes anything. */
  delete(key: string): Promise<void> {
    return Promise.reject(new AccessDenied('deletes', key));
  }

  locate(key: string): string {
    return this.#store.locate(key);
  }

  #check(what: keyof ObjectAccess, key: string): void {
    if (!matchesKey(this.#access[what], key)) throw new AccessDenied(what, key);
  }
}
