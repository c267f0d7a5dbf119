/**
 * Runs every property test again and again, each round on a fresh seed, which it prints: `npm run fuzz -- --minutes 60`. A test
 * runs on the same cases again with `PROPERTY_SEED=SEED npx jest FILE`.
 */
import { spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
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
  const seed = String(randomInt(2 ** 31));
  console.log(`Round ${rounds}: PROPERTY_SEED=${seed}`);
  const { status } = spawnSync(installedProgram('jest'), ['--config', 'jest.config.mjs', '--silent', ...files], {
    cwd: ROOT,
    stdio: 'inherit',
    env: { ...process.env, PROPERTY_SEED: seed },
  });
  process.exitCode = status ?? 1;
} while (process.exitCode === 0 && performance.now() < until);
console.log(`${rounds} rounds of ${files.length} files of properties`);
