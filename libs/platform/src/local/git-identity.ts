import { execFileSync } from 'node:child_process';
import type { SoftwareIdentity } from '@jackpot/ports';

/** The commit that `folder` is checked out at. Training runs as a plain process here, so there is no image. */
export function gitIdentity(folder: string): SoftwareIdentity {
  const git = (...args: string[]) =>
    execFileSync('git', ['-C', folder, ...args], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  try {
    return { commit: git('rev-parse', 'HEAD'), dirty: git('status', '--porcelain') !== '', imageDigest: null };
  } catch {
    return { commit: null, dirty: true, imageDigest: null };
  }
}
