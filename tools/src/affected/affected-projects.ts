import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import * as z from 'zod';
import { installedProgram } from '../installed-program.ts';

const ROOT = join(import.meta.dirname, '../../..');
const names = z.array(z.string());

/** The packages that changed files can have broken, by Nx's own graph; their names without scope. */
export function affectedProjects(files: readonly string[]): readonly string[] {
  if (files.length === 0) return [];
  const args = ['show', 'projects', '--affected', `--files=${files.join(',')}`, '--json'];
  const env = { ...process.env, NX_DAEMON: 'false' };
  const printed = execFileSync(installedProgram('nx'), args, {
    cwd: ROOT,
    env,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const found = names.parse(JSON.parse(printed));
  return found.map((name) => name.replace('@jackpot/', '')).sort();
}
