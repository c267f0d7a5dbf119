/** Checks the synthesised templates with Python's checkers, as pinned in `tools/python/checkers.txt`, and with npm's. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { pythonEnvironment } from './python-environment.ts';

const PROOF = join(import.meta.dirname, '../../apps/infrastructure/src/static-proof/prove.ts');

process.exitCode =
  spawnSync(process.execPath, [PROOF, pythonEnvironment('checkers')], { stdio: 'inherit' }).status ?? 1;
