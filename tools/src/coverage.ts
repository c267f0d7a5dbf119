/**
 * Runs every test once and prints, by package, how much of its source they reach: `npm run coverage`. On GitHub the table goes to
 * the summary of the run.
 */
import { spawnSync } from 'node:child_process';
import { appendFileSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { coverageTable } from './coverage-table.ts';
import { installedProgram } from './installed-program.ts';

const ROOT = join(import.meta.dirname, '../..');
const SUMMARY = join(ROOT, 'coverage/coverage-summary.json');

const { status, error } = spawnSync(
  installedProgram('jest'),
  [
    ...['--config', 'jest.config.mjs', '--rootDir', '.', '--silent', '--coverage', '--coverageDirectory', 'coverage'],
    ...['--coverageReporters', 'json-summary', '--collectCoverageFrom', '{apps,libs}/*/src/**/*.ts'],
    ...process.argv.slice(2),
  ],
  { cwd: ROOT, stdio: 'inherit' },
);
if (error) throw error;
const files = Object.entries(JSON.parse(readFileSync(SUMMARY, 'utf8')) as Parameters<typeof coverageTable>[0]);
const table = coverageTable(Object.fromEntries(files.map(([file, found]) => [relative(ROOT, file), found])));
const summary = process.env['GITHUB_STEP_SUMMARY'];
if (summary !== undefined) appendFileSync(summary, `## Coverage\n\n${table}\n`);
console.log(table);
process.exitCode = status ?? 1;
