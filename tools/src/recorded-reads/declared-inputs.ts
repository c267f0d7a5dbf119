import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import * as z from 'zod';
import { installedProgram } from '../installed-program.ts';

const ROOT = join(import.meta.dirname, '../../..');

const shown = z.object({ files: z.array(z.string()).default([]) });

/** The files by which Nx tells whether a task, such as `@jackpot/cli:test`, must run again; by their path from the root. */
export function declaredInputs(task: string): ReadonlySet<string> {
  const show = spawnSync(process.execPath, [installedProgram('nx'), 'show', 'target', 'inputs', task, '--json'], {
    cwd: ROOT,
    encoding: 'utf8',
    maxBuffer: 1e8,
  });
  if (show.status !== 0) throw new Error(`nx show target inputs ${task}: ${show.stderr || show.stdout}`);
  return new Set(shown.parse(JSON.parse(show.stdout)).files);
}
