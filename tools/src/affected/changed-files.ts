import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { deployableFiles } from './deployable-files.ts';

const ROOT = join(import.meta.dirname, '../../..');

/** Files that differ between the commits `NX_BASE` and `NX_HEAD` and may be part of what is deployed. */
export function changedFiles(): readonly string[] {
  const { NX_BASE: base = 'HEAD~1', NX_HEAD: head = 'HEAD' } = process.env;
  const printed = execFileSync('git', ['diff', '--name-only', '--no-renames', '-z', base, head], { cwd: ROOT });
  return deployableFiles(printed.toString().split('\0').filter(Boolean));
}
