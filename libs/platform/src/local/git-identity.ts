import { execFileSync } from 'node:child_process';
import type { SoftwareIdentity } from '@jackpot/ports';

/** The commit that `folder` is checked out at, and this Node.js. Training runs as a plain process here, without an image. */
export function gitIdentity(folder: string): SoftwareIdentity {
  const git = (...args: string[]) =>
    execFileSync('git', ['-C', folder, ...args], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  const rest = { nodeVersion: process.version, imageDigest: null };
  try {
    return { commit: git('rev-parse', 'HEAD'), dirty: git('status', '--porcelain') !== '', ...rest };
  } catch {
    return { commit: null, dirty: true, ...rest };
  }
}
