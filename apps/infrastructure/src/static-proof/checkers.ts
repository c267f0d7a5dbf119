import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const REQUIREMENTS = join(import.meta.dirname, 'requirements.txt');
const CACHE = join(import.meta.dirname, '../../../../.cache');

/** cfn-lint, checkov and parliament are Python's: their pinned versions are installed once, outside of the tree that is checked. */
export function installCheckers(): string {
  const digest = createHash('sha256').update(readFileSync(REQUIREMENTS)).digest('hex').slice(0, 12);
  const folder = join(CACHE, `static-proof-${digest}`);
  const done = join(folder, 'bin/parliament');
  if (existsSync(done)) return folder;
  if (spawnSync('python3', ['--version']).status !== 0)
    throw new Error('cfn-lint, checkov and parliament need Python 3.11 or later: install python3');
  try {
    execFileSync('python3', ['-m', 'venv', folder], { stdio: 'inherit' });
    execFileSync(join(folder, 'bin/pip'), ['install', '--quiet', '--no-deps', '-r', REQUIREMENTS], {
      stdio: 'inherit',
    });
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
  return folder;
}
