import {
  cpSync,
  existsSync,
  globSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { FOLDERS } from './tfjs-node-package.ts';

/** Origin of an entry, and the size in bytes of each of its files: an entry that was cut short is not whole. */
interface Manifest {
  readonly origin: string;
  readonly files: Readonly<Record<string, number>>;
}

const MANIFEST = 'set-up.json';

/** Folder of an entry for these versions: in the user's cache, as the XDG base directory specification has it. */
export function entryFolder(env: NodeJS.ProcessEnv, home: string, versions: readonly string[]): string {
  const cache = env['XDG_CACHE_HOME']?.startsWith('/') ? env['XDG_CACHE_HOME'] : join(home, '.cache');
  return join(cache, 'jackpot/native-tensorflow', versions.map((version) => version.replace('==', '-')).join('_'));
}

function fileSizes(entry: string): Record<string, number> {
  const files = globSync(`{${FOLDERS.join(',')}}/**`, { cwd: entry })
    .filter((file) => statSync(join(entry, file)).isFile())
    .sort();
  return Object.fromEntries(files.map((file) => [file, statSync(join(entry, file)).size]));
}

/** Origin of a whole entry; null where there is none or a file of it is missing or of another size. */
export function cachedOrigin(entry: string): string | null {
  if (!existsSync(join(entry, MANIFEST))) return null;
  const { origin, files } = JSON.parse(readFileSync(join(entry, MANIFEST), 'utf8')) as Manifest;
  const whole = Object.entries(files).every(
    ([file, size]) => statSync(join(entry, file), { throwIfNoEntry: false })?.size === size,
  );
  return whole ? origin : null;
}

/** Makes an entry aside and moves it into place when `fill` has finished, so that no entry is ever half there. */
export async function makeEntry(entry: string, fill: (draft: string) => Promise<string> | string): Promise<string> {
  mkdirSync(dirname(entry), { recursive: true });
  const draft = mkdtempSync(join(dirname(entry), `.${basename(entry)}-`));
  try {
    const origin = await fill(draft);
    const manifest: Manifest = { origin, files: fileSizes(draft) };
    writeFileSync(join(draft, MANIFEST), JSON.stringify(manifest, null, 2));
    rmSync(entry, { recursive: true, force: true });
    renameSync(draft, entry);
    return origin;
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

/** Removes links to an entry: an installer would take the library that it finds behind them for a download of its own. */
export function unlinkEntry(packageRoot: string): void {
  for (const folder of FOLDERS) {
    const link = join(packageRoot, folder);
    if (lstatSync(link, { throwIfNoEntry: false })?.isSymbolicLink()) rmSync(link);
  }
}

/** Copies what an installer left in a package into a draft of an entry. */
export function takeFolders(packageRoot: string, draft: string): void {
  for (const folder of FOLDERS) {
    cpSync(join(packageRoot, folder), join(draft, folder), { recursive: true, verbatimSymlinks: true });
  }
}

/** Links the package's folders to an entry's, in place of whatever is there. */
export function linkEntry(entry: string, packageRoot: string): void {
  for (const folder of FOLDERS) {
    const [link, target] = [join(packageRoot, folder), join(entry, folder)];
    const there = lstatSync(link, { throwIfNoEntry: false });
    if (there?.isSymbolicLink() && readlinkSync(link) === target) continue;
    rmSync(link, { recursive: true, force: true });
    symlinkSync(target, link);
  }
}
