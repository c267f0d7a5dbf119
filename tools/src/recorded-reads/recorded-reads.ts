import { chmodSync, mkdirSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, relative, sep } from 'node:path';

export const RECORDER = join(import.meta.dirname, 'record-reads.cjs');
/** Folders that are made here, or fetched as the lockfile says, and so are no source. */
const NO_SOURCE = ['.git', '.nx', '.cache', '.jackpot', 'node_modules', 'dist', 'coverage'];

/** Makes this process, and what it starts from now on, record each file that it opens in a folder inside `parent`. */
export function recordReads(parent: string): void {
  const folder = join(parent, 'reads');
  mkdirSync(folder);
  // Some tests start programs as a user without rights.
  chmodSync(folder, 0o777);
  process.env['RECORDED_READS'] = folder;
  process.env['RECORDED_BY'] = String(process.pid);
  process.env['NODE_OPTIONS'] = [process.env['NODE_OPTIONS'], `--require=${JSON.stringify(RECORDER)}`].join(' ').trim();
  createRequire(RECORDER)(RECORDER);
}

/** The sources inside `root` that were opened, by their path from there, in order. */
export function recordedReads(folder: string, root: string): string[] {
  const paths = readdirSync(folder).flatMap((name) => readFileSync(join(folder, name), 'utf8').split('\n'));
  const inside = [...new Set(paths)].map((path) => relative(root, path).split(sep));
  const sources = inside.filter(([first = '', ...rest]) => {
    return !['', '..'].includes(first) && ![first, ...rest].some((part) => NO_SOURCE.includes(part));
  });
  // A file that was looked for in vain cannot be declared, and a folder is none.
  const files = sources.filter((parts) => statSync(join(root, ...parts), { throwIfNoEntry: false })?.isFile() === true);
  return files.map((parts) => parts.join('/')).sort();
}
