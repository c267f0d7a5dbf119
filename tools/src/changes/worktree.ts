import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Runs `measure` in a checkout of `commit` that has its own dependencies installed, and removes the checkout. */
export function withWorktree<T>(repository: string, commit: string, measure: (tree: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'jackpot-base-'));
  const tree = join(folder, 'tree');
  const git = (...args: string[]) => execFileSync('git', args, { cwd: repository, stdio: 'pipe' });
  try {
    git('worktree', 'add', '--detach', tree, commit);
    execFileSync('npm', ['ci', '--prefer-offline', '--no-progress'], { cwd: tree, stdio: 'pipe' });
    return measure(tree);
  } finally {
    rmSync(folder, { recursive: true, force: true });
    git('worktree', 'prune');
  }
}
