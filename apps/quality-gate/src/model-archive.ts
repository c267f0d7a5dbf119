import { Readable, Transform } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { createGunzip } from 'node:zlib';
import { extract } from 'tar-stream';

export class IncompleteModelArchive extends Error {
  override readonly name = 'IncompleteModelArchive';
}

/** It unpacks to more than a model and its evaluation ever hold. */
export class ModelArchiveTooLarge extends Error {
  override readonly name = 'ModelArchiveTooLarge';
}

/** Largest unpacked archive, in bytes. A shipped country's model has 21 KB, its evaluation of 26 draws at most 38 KB. */
const UNPACKED_MAX = 2 ** 26;
/** Most file names in one message: more would bury it. */
const NAMES_SHOWN = 10;

/**
 * The files of a training job's `model.tar.gz`, by name; what else is in it is not kept.
 * @throws IncompleteModelArchive where one of `names` is missing, ModelArchiveTooLarge
 */
export async function readModelArchive<Name extends string>(
  archive: Uint8Array,
  names: readonly Name[],
): Promise<Record<Name, Uint8Array>> {
  const files = new Map<string, Uint8Array>();
  const others: string[] = [];
  const tar = extract();
  const unpacked = Readable.from([archive]).pipe(createGunzip());
  const counted = unpacked.pipe(atMost(UNPACKED_MAX));
  for (const stream of [unpacked, counted]) stream.on('error', (error) => tar.destroy(error));
  for await (const entry of counted.pipe(tar)) {
    const name = entry.header.name.replace(/^\.\//, '');
    if (names.some((wanted) => wanted === name)) files.set(name, await buffer(entry));
    else {
      if (others.length < NAMES_SHOWN) others.push(name);
      entry.resume();
    }
  }
  const found = names.map((name) => {
    const file = files.get(name);
    if (!file)
      throw new IncompleteModelArchive(
        `the model archive holds no ${name}, only ${[...files.keys(), ...others].join(', ')}`,
      );
    return [name, file];
  });
  return Object.fromEntries(found) as Record<Name, Uint8Array>;
}

/** Passes bytes on, up to so many. */
function atMost(max: number): Transform {
  let passed = 0;
  return new Transform({
    transform(chunk: Uint8Array, _, pass) {
      passed += chunk.length;
      if (passed <= max) pass(null, chunk);
      else
        pass(new ModelArchiveTooLarge(`the model archive unpacks to more than ${max} bytes: see what the job wrote`));
    },
  });
}
