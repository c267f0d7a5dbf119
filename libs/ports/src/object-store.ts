/** Objects by key: a bucket on AWS, files under the same keys in a workspace. */
export interface ObjectStore {
  /** @throws ObjectNotFound */
  get(key: string): Promise<Uint8Array>;
  /** Writes the whole object or nothing; a reader never sees a part of it. */
  put(key: string, body: Uint8Array | string): Promise<void>;
  /** Writes the whole object unless there is one. @returns false where there is, which stays as it is */
  putNew(key: string, body: Uint8Array | string): Promise<boolean>;
  exists(key: string): Promise<boolean>;
  /** Keys that begin with `prefix`, in ascending order. */
  list(prefix: string): Promise<string[]>;
  /** Names of the folders right under a prefix that ends with `/`, in ascending order, however many keys lie in them. */
  folders(prefix: string): Promise<string[]>;
  /** Removing what is not there is no error. */
  delete(key: string): Promise<void>;
  /** Address where a person finds the object: a path, or one that a browser opens. */
  locate(key: string): string;
}

export class ObjectNotFound extends Error {
  override readonly name = 'ObjectNotFound';
  readonly key: string;
  constructor(key: string, store: string) {
    super(`no object ${key} in ${store}`);
    this.key = key;
  }
}

/** Refusal of an object that is larger than any step needs or has memory for. */
export class ObjectTooLarge extends Error {
  override readonly name = 'ObjectTooLarge';
  constructor(key: string, bytes: number, atMost: number) {
    super(
      `object ${key} has ${bytes} bytes, expected at most ${atMost}: see what wrote it, and bring back its earlier version`,
    );
  }
}

const decoder = new TextDecoder();

/** The object's JSON, unchecked: parse it with the schema of what it should be. */
export async function getJson(store: ObjectStore, key: string): Promise<unknown> {
  return JSON.parse(decoder.decode(await store.get(key)));
}
