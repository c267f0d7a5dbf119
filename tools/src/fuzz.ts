/**
 * Runs every property test again and again, each round with fresh seeds: `npm run fuzz -- --minutes 60`. A failure prints the
 * seed and the path that replay it.
 */
import { spawnSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { installedProgram } from './installed-program.ts';

const ROOT = join(import.meta.dirname, '../..');
const { minutes } = parseArgs({ options: { minutes: { type: 'string', default: '60' } } }).values;
const files = globSync('{apps/*,libs/*,notebooks,tools}/test/**/*.test.ts', { cwd: ROOT }).filter((file) =>
  readFileSync(join(ROOT, file), 'utf8').includes("from 'fast-check'"),
);
const until = performance.now() + Number(minutes) * 60_000;
let rounds = 0;

do {
  rounds += 1;
  const { status } = spawnSync(installedProgram('jest'), ['--config', 'jest.config.mjs', '--silent', ...files], {
    cwd: ROOT,
    stdio: 'inherit',
  });
  process.exitCode = status ?? 1;
} while (process.exitCode === 0 && performance.now() < until);
console.log(`${rounds} rounds of ${files.length} files of properties`);
