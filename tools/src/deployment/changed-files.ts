import { execFileSync } from 'node:child_process';

/** Files of a repository that differ between two commits, with a renamed one's old name and new. */
export function changedFiles(repository: string, base: string, head: string): readonly string[] {
  const args = ['diff', '--name-only', '--no-renames', '-z', base, head, '--'];
  return execFileSync('git', args, { cwd: repository, encoding: 'utf8' }).split('\0').filter(Boolean);
}
