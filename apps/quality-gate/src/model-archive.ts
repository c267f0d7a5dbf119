import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { createGunzip } from 'node:zlib';
import { extract } from 'tar-stream';

export class IncompleteModelArchive extends Error {
  override readonly name = 'IncompleteModelArchive';
}

/** The files of a training job's `model.tar.gz`, by name. @throws IncompleteModelArchive where one of `names` is missing */
export async function readModelArchive<Name extends string>(
  archive: Uint8Array,
  names: readonly Name[],
): Promise<Record<Name, Uint8Array>> {
  const files = new Map<string, Uint8Array>();
  const tar = extract();
  const unpacked = Readable.from([archive]).pipe(createGunzip());
  unpacked.on('error', (error) => tar.destroy(error));
  for await (const entry of unpacked.pipe(tar)) files.set(entry.header.name.replace(/^\.\//, ''), await buffer(entry));
  const found = names.map((name) => {
    const file = files.get(name);
    if (!file)
      throw new IncompleteModelArchive(`the model archive holds no ${name}, only ${[...files.keys()].join(', ')}`);
    return [name, file];
  });
  return Object.fromEntries(found) as Record<Name, Uint8Array>;
}
