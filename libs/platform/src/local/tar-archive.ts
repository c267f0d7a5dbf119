import { buffer } from 'node:stream/consumers';
import { pack } from 'tar-stream';

/** A tar of files in a folder of its own; it holds no time, user or machine. */
export async function tarArchive(folder: string, files: ReadonlyMap<string, Uint8Array | string>): Promise<Uint8Array> {
  const tar = pack();
  const written = buffer(tar);
  for (const [path, body] of files)
    tar.entry({ name: `${folder}/${path}`, mtime: new Date(0), mode: 0o644, uid: 0, gid: 0 }, Buffer.from(body));
  tar.finalize();
  return written;
}
