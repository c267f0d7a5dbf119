import { spawnSync } from 'node:child_process';
import { ObjectNotFound, type ObjectStore, getJson } from '@jackpot/ports';
import { canonicalJson } from '@jackpot/record';
import * as z from 'zod';
import { InvalidInput } from '../errors.ts';

/** Names the commit whose configs and data stand there, or are on their way. */
const PUBLISHED = 'data/published.json';
const published = z.object({ commit: z.string().regex(/^[0-9a-f]{40}$/) });

/**
 * Notes what is about to be published, where it goes over nothing newer. Files without Git have no order: they go where none with
 * a commit stand.
 * @param folder of the configs
 * @throws InvalidInput
 */
export async function claimPublication(store: ObjectStore, folder: string, rollBack: boolean): Promise<void> {
  const [standing, commit] = [await publishedCommit(store), checkedOut(folder)];
  if (standing !== null && !rollBack && (commit === null || !contains(folder, commit, standing)))
    throw new InvalidInput([
      `what stands there is of ${standing}, which ${commit ?? 'these files, outside Git,'} does not contain. Pull first; ` +
        'to take it back all the same: --roll-back',
    ]);
  if (commit !== null) await store.put(PUBLISHED, canonicalJson({ commit }));
}

async function publishedCommit(store: ObjectStore): Promise<string | null> {
  try {
    return published.parse(await getJson(store, PUBLISHED)).commit;
  } catch (error) {
    if (error instanceof ObjectNotFound) return null;
    throw error;
  }
}

const git = (folder: string, ...args: string[]) => {
  const { status, stdout, error } = spawnSync('git', ['-C', folder, ...args], { encoding: 'utf8' });
  return { status: error ? null : status, stdout };
};

function checkedOut(folder: string): string | null {
  const { status, stdout } = git(folder, 'rev-parse', 'HEAD');
  return status === 0 ? stdout.trim() : null;
}

/** A commit that this clone does not have is in no commit that it has. */
const contains = (folder: string, commit: string, earlier: string) =>
  git(folder, 'merge-base', '--is-ancestor', earlier, commit).status === 0;
