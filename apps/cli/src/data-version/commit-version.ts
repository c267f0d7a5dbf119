import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fetchVersion, formatPointer, pointerTo, pushVersion } from '@jackpot/data-version';
import { atomicWrite } from '@jackpot/platform/local';
import { canonicalJson } from '@jackpot/record';
import * as z from 'zod';
import { InvalidInput } from '../errors.ts';
import { storeFolder } from '../inputs/data-file.ts';
import { readInput } from '../inputs/input-file.ts';
import { folderStore } from './folder-store.ts';

const version = z.object({ md5: z.string(), size: z.number() });
const journalEntry = z.object({
  at: z.string(),
  /** The file that the draws came from, as it was named. */
  file: z.string(),
  countries: z.array(z.object({ country: z.string(), added: z.number(), changed: z.number() })),
  /** Null where there was no data yet. */
  before: version.nullable(),
  after: version,
});
const journal = z.array(journalEntry);

/** One change of the product's data, as `data/imports/journal.json` keeps it. */
type JournalEntry = z.infer<typeof journalEntry>;

/**
 * Makes `bytes` the data at `path`: both versions are in the store and the journal tells of the change before file and
 * pointer are moved, so that whatever stops it, the data is the one version or the other and `undoChange` finds it.
 */
export async function commitChange(
  path: string,
  bytes: Uint8Array,
  told: Pick<JournalEntry, 'at' | 'file' | 'countries'>,
): Promise<JournalEntry> {
  const store = folderStore(storeFolder(path));
  const old = existsSync(path) ? readFileSync(path) : null;
  if (old !== null) await pushVersion(store, old);
  await pushVersion(store, bytes);
  const entry = { ...told, before: old === null ? null : versionOf(path, old), after: versionOf(path, bytes) };
  writeJournal(path, [...readJournal(path), entry]);
  moveTo(path, bytes);
  return entry;
}

/** Takes the last change back. @throws InvalidInput where there is none, or the data was changed since by other means */
export async function undoChange(path: string): Promise<JournalEntry> {
  const entries = readJournal(path);
  const last = entries.at(-1);
  if (last === undefined)
    throw new InvalidInput([`${journalPath(path)}: tells of no import into ${path}, so there is none to take back`]);
  const current = existsSync(path) ? versionOf(path, readFileSync(path)).md5 : null;
  if (current !== last.after.md5 && current !== (last.before?.md5 ?? null))
    throw new InvalidInput([
      `${path}: found version ${current ?? 'none'}, expected ${last.after.md5}, as the import of ${last.file} left it. ` +
        'It was changed since: take the version that you want from Git or the store instead',
    ]);
  if (last.before === null) removeData(path);
  else moveTo(path, await fetchVersion(folderStore(storeFolder(path)), last.before));
  writeJournal(path, entries.slice(0, -1));
  return last;
}

function moveTo(path: string, bytes: Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true });
  atomicWrite(path, bytes);
  atomicWrite(`${path}.dvc`, formatPointer(pointerTo(basename(path), bytes)));
}

function removeData(path: string): void {
  rmSync(`${path}.dvc`, { force: true });
  rmSync(path, { force: true });
}

function versionOf(path: string, bytes: Uint8Array): z.infer<typeof version> {
  const { md5, size } = pointerTo(basename(path), bytes);
  return { md5, size };
}

function journalPath(path: string): string {
  return join(dirname(path), 'imports', 'journal.json');
}

function readJournal(path: string): JournalEntry[] {
  const file = journalPath(path);
  if (!existsSync(file)) return [];
  const text = readInput(file).toString('utf8');
  try {
    return journal.parse(JSON.parse(text));
  } catch (error) {
    if (!(error instanceof SyntaxError || error instanceof z.ZodError)) throw error;
    throw new InvalidInput([`${file}: is not a journal of imports any more. Restore it from Git, or remove it`]);
  }
}

function writeJournal(path: string, entries: readonly JournalEntry[]): void {
  mkdirSync(dirname(journalPath(path)), { recursive: true });
  atomicWrite(journalPath(path), canonicalJson(entries));
}
