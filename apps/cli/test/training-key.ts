import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>;
}

/**
 * SHA-256 of all that a training is made from: the files of the job's `input` folder, and from `repository` the sources of
 * training and of the workspace's packages that it imports, the lockfile, native TensorFlow where it is built, and Node.
 */
export function trainingKey(repository: string, input: string): string {
  const hash = createHash('sha256').update(`${process.version} ${process.arch} `);
  const add = (folder: string, pattern: string) => {
    for (const file of globSync(pattern, { cwd: folder, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()) {
      const bytes = readFileSync(file);
      hash.update(`${file.slice(folder.length)} ${bytes.length} `).update(bytes);
    }
  };
  add(input, '**');
  for (const name of importedPackages(repository, 'training'))
    add(join(repository, 'node_modules/@jackpot', name), 'src/**');
  add(repository, 'package-lock.json');
  add(join(repository, 'node_modules/@tensorflow/tfjs-node'), 'lib/*/*.node');
  return hash.digest('hex');
}

/** `name` and the workspace's packages that it imports, itself or by another, each once. */
function importedPackages(repository: string, name: string): string[] {
  const found = new Set([name]);
  for (const each of found) {
    const manifest = join(repository, 'node_modules/@jackpot', each, 'package.json');
    const { dependencies = {} } = JSON.parse(readFileSync(manifest, 'utf8')) as Manifest;
    for (const dependency of Object.keys(dependencies)) {
      const own = /^@jackpot\/(.+)$/.exec(dependency)?.[1];
      if (own !== undefined) found.add(own);
    }
  }
  return [...found].sort();
}
