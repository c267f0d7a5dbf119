import { execFileSync, spawnSync } from 'node:child_process';

/** Files of a repository that differ between two commits, with a renamed one's old name and new. */
export function changedFiles(repository: string, base: string, head: string): readonly string[] {
  const args = ['diff', '--name-only', '--no-renames', '-z', base, head, '--'];
  return execFileSync('git', args, { cwd: repository, encoding: 'utf8' }).split('\0').filter(Boolean);
}

/** A file's text at a commit; null where it is not there. */
export function textAt(repository: string, commit: string, file: string): string | null {
  const { status, stdout, error } = spawnSync('git', ['show', `${commit}:${file}`], {
    cwd: repository,
    encoding: 'utf8',
  });
  if (error) throw error;
  return status === 0 ? stdout : null;
}
