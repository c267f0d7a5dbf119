import { buffer } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';
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
  tar.end(unpacked(archive));
  for await (const entry of tar) {
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

function unpacked(archive: Uint8Array): Uint8Array {
  try {
    return gunzipSync(archive, { maxOutputLength: UNPACKED_MAX });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_BUFFER_TOO_LARGE') throw error;
    throw new ModelArchiveTooLarge(
      `the model archive unpacks to more than ${UNPACKED_MAX} bytes: see what the job wrote`,
      { cause: error },
    );
  }
}
