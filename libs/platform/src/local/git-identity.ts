import { realpathSync } from 'node:fs';
import type { SoftwareIdentity } from '@jackpot/ports';
import { GitRefused, git } from './git.ts';

/**
 * The commit whose files `folder` holds, and this Node.js. The folder must be a checkout's own root: of a copy that lies
 * inside another repository no commit is known. Training runs as a plain process here, without an image.
 */
export function gitIdentity(folder: string): SoftwareIdentity {
  const rest = { nodeVersion: process.version, imageDigest: null };
  try {
    if (realpathSync(git(folder, 'rev-parse', '--show-toplevel')) !== realpathSync(folder))
      return { commit: null, noCommit: 'it is no checkout, but lies inside another repository', dirty: true, ...rest };
    const commit = git(folder, 'rev-parse', '--verify', 'HEAD');
    return { commit, noCommit: null, dirty: hasChanges(folder), ...rest };
  } catch (error) {
    if (!(error instanceof GitRefused)) throw error;
    return { commit: null, noCommit: `git: ${error.message}`, dirty: true, ...rest };
  }
}

/** Tells whether any file differs from the commit's, or is new. Settings that tell git to look away are not followed. */
function hasChanges(folder: string): boolean {
  const looking = ['--untracked-files=normal', '--ignore-submodules=none'];
  if (git(folder, '-c', 'core.fsmonitor=false', 'status', '--porcelain', ...looking) !== '') return true;
  // Small letters and S: files that git was told to take for unchanged.
  return git(folder, 'ls-files', '-v')
    .split('\n')
    .some((line) => /^[a-zS] /.test(line));
}
