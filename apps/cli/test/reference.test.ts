import { execFileSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { companyConfigJsonSchema, countryConfigJsonSchema } from '@jackpot/config-schema';
import { salesColumns } from '@jackpot/sales-data';
import { exitCodes } from '../src/errors.ts';

const REPOSITORY = join(import.meta.dirname, '../../..');
const reference = readFileSync(join(REPOSITORY, 'docs/generated/reference.md'), 'utf8');

/** Runs a program of the command in Node itself, where packages that are ES modules load as they do for a user. */
const node = (...args: string[]) =>
  execFileSync(process.execPath, args, { encoding: 'utf8', cwd: join(REPOSITORY, 'apps/cli') });

test('is what the code makes: npm run generate -- reference', () => {
  expect(reference).toBe(node('src/reference/print.ts'));
});

/** The first cells of the tables under a heading, without their code marks. */
function firstCells(heading: string): string[] {
  const section = reference.split(/\n(?=##+ )/).find((text) => text.startsWith(`${heading}\n`)) ?? '';
  const rows = section.split('\n').filter((line) => line.startsWith('| ') && !line.startsWith('| --'));
  return rows.slice(1).map((row) => (row.split(' |')[0] ?? '').replaceAll(/[|`]/g, '').trim());
}

test('has every command with every option, and no other', () => {
  const list = `
    import { jackpotProgram } from './src/program.ts';
    const walk = (command, name) => command.commands.length > 0
      ? command.commands.flatMap((sub) => walk(sub, [...name, sub.name()]))
      : [[[...name, ...command.registeredArguments.map((a) => '<' + a.name() + '>')].join(' '),
          [...command.registeredArguments.map((a) => '<' + a.name() + '>'), ...command.options.map((o) => o.flags)]]];
    console.log(JSON.stringify(walk(jackpotProgram(), [])));`;
  const commands = JSON.parse(node('--input-type=module-typescript', '-e', list)) as [string, string[]][];
  expect(commands.length).toBeGreaterThan(10);
  const documented = [...reference.matchAll(/^### `(.+)`$/gm)].map(([, name = '']) => name);
  expect(documented).toEqual(commands.map(([name]) => name));
  for (const [name, options] of commands) expect([name, firstCells(`### \`${name}\``)]).toEqual([name, options]);
});

/** Every key of a JSON Schema, wherever it stands. */
function keysOf(schema: unknown): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  return Object.entries(schema).flatMap(([key, value]: [string, unknown]) => {
    const own = key === 'properties' ? Object.keys(value ?? {}) : [];
    return key === 'examples' || key === 'default' ? [] : [...own, ...keysOf(value)];
  });
}

test.each([
  ['## `configs/COUNTRY.yaml`', countryConfigJsonSchema(), 40],
  ['## `configs/company.yaml`', companyConfigJsonSchema(), 3],
])('%s has every key of the schema, and no other', (heading, schema, least) => {
  const documented = firstCells(heading).map((path) => path.split('.').at(-1) ?? '');
  const keys = new Set(keysOf(schema));
  expect(keys.size).toBeGreaterThanOrEqual(least);
  expect(new Set(documented.filter((key) => key !== '*'))).toEqual(keys);
});

test('has every column of the sales data, and no other', () => {
  expect(firstCells('## Columns of the sales data')).toEqual(['country', ...salesColumns]);
});

test('has every exit code, and no other', () => {
  expect(firstCells('## Exit codes')).toEqual(Object.values(exitCodes).map(String));
});

/** Matches of a pattern's first group in source files. */
function inSource(files: string, pattern: RegExp): string[] {
  const texts = globSync(files, { cwd: REPOSITORY }).map((file) => readFileSync(join(REPOSITORY, file), 'utf8'));
  return [...new Set(texts.flatMap((text) => [...text.matchAll(pattern)].map(([, found = '']) => found)))].sort();
}

test.each([
  ['## Problems of configs', 'libs/config-schema/src/problem.ts', /^ {2}\| '([a-z0-9-]+)'/gm],
  ['## Problems of data', 'libs/sales-data/src/{finding,file-problem}.ts', /readonly code: '([a-z0-9-]+)'/g],
  ['## Errors by name', '{apps,libs}/*/src/**/*.ts', /override readonly name(?:: string)? = '(\w+)'/g],
])('%s has every one that the source knows, and no other', (heading, files, pattern) => {
  const known = inSource(files, pattern);
  expect(known.length).toBeGreaterThan(15);
  expect([...new Set(firstCells(heading))].sort()).toEqual(known);
});
