/**
 * Deploys the apps that changed between the commits `NX_BASE` and `NX_HEAD`, in order of dependency; a stack that equals what
 * is deployed is skipped by its own target. Run it with the credentials of the account: `NX_BASE=… npm run deploy`.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { deployableFiles } from './affected/deployable-files.ts';

const ROOT = join(import.meta.dirname, '../..');
const { NX_BASE: base = 'HEAD~1', NX_HEAD: head = 'HEAD' } = process.env;
const changed = execFileSync('git', ['diff', '--name-only', '--no-renames', '-z', base, head], {
  cwd: ROOT,
}).toString();
const files = deployableFiles(changed.split('\0').filter(Boolean));

if (files.length === 0) console.log(`Nothing between ${base} and ${head} is deployed.`);
else {
  const { status } = spawnSync('nx', ['affected', '-t', 'deploy', `--files=${files.join(',')}`], {
    cwd: ROOT,
    stdio: 'inherit',
  });
  process.exitCode = status ?? 1;
}
