/**
 * Deploys the apps that changed between the commits `NX_BASE` and `NX_HEAD`, in order of dependency; a stack that equals what
 * is deployed is skipped by its own target. Run it with the credentials of the account: `NX_BASE=… npm run deploy`.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { changedFiles } from './affected/changed-files.ts';

const ROOT = join(import.meta.dirname, '../..');
const files = changedFiles();

if (files.length === 0) console.log('Nothing that changed is deployed.');
else {
  const args = ['affected', '-t', 'deploy', `--files=${files.join(',')}`];
  process.exitCode = spawnSync('nx', args, { cwd: ROOT, stdio: 'inherit' }).status ?? 1;
}
