import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

const REQUIREMENTS = join(import.meta.dirname, '../python');
const INSTALL_TIMEOUT_MS = 900_000;

/**
 * A virtual environment of what `tools/python/NAME.txt` pins by hash: made once, kept in the user's cache.
 * @returns the folder of its programs
 */
export function pythonEnvironment(name: 'linters' | 'data' | 'notebooks' | 'checkers'): string {
  const requirements = join(REQUIREMENTS, `${name}.txt`);
  const python = execFileSync('python3', ['--version'], { encoding: 'utf8' });
  const version = createHash('sha256').update(python).update(readFileSync(requirements)).digest('hex').slice(0, 16);
  const cache = process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache');
  const environment = join(cache, 'jackpot/python', `${name}-${version}`);
  const finished = join(environment, 'finished');
  if (!existsSync(finished)) {
    rmSync(environment, { recursive: true, force: true });
    execFileSync('python3', ['-m', 'venv', environment], { stdio: 'pipe' });
    const pip = join(environment, 'bin/pip');
    const options = [
      '--quiet',
      '--disable-pip-version-check',
      '--no-deps',
      '--require-hashes',
      '--requirement',
      requirements,
    ];
    execFileSync(pip, ['install', ...options], { stdio: 'pipe', timeout: INSTALL_TIMEOUT_MS });
    writeFileSync(finished, '');
  }
  return join(environment, 'bin');
}
