import { execFileSync, spawnSync } from 'node:child_process';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../../..');

/** Git's answer, of this repository unless another's folder is given. */
export function git(args: readonly string[], folder = ROOT): string {
  return execFileSync('git', args, { cwd: folder, encoding: 'utf8' }).trim();
}

/** Tells whether this clone has the commit. */
export function hasCommit(commit: string, folder = ROOT): boolean {
  return spawnSync('git', ['cat-file', '-e', `${commit}^{commit}`], { cwd: folder, stdio: 'ignore' }).status === 0;
}

export class UnknownCommit extends Error {
  override readonly name = 'UnknownCommit';
}

/** Tells whether `commit` is `descendant` or among what came before it. @throws UnknownCommit */
export function isAncestor(commit: string, descendant: string, folder = ROOT): boolean {
  const args = ['merge-base', '--is-ancestor', commit, descendant];
  const { status, stderr, error } = spawnSync('git', args, { cwd: folder, encoding: 'utf8' });
  if (error) throw error;
  if (status === 0 || status === 1) return status === 0;
  throw new UnknownCommit(`${commit}: not in this clone. Fetch all of it: git fetch --unshallow (${stderr.trim()})`);
}
