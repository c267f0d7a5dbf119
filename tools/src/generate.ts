/**
 * Writes the files that are made from the code, each of which a test holds to it: `npm run generate`, or one of them by its name,
 * `npm run generate -- reference`. A file is replaced only by what a program printed to its end.
 */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { assumptionsPage } from './assumptions/assumptions-page.ts';
import { configSchemas } from './config-schemas.ts';
import { packagesPage } from './documents/packages-page.ts';
import { installedProgram } from './installed-program.ts';

const ROOT = join(import.meta.dirname, '../..');
const OUTPUT_MAX_BYTES = 50_000_000;

const printed = (program: string) => () =>
  execFileSync(process.execPath, [join(ROOT, program)], { cwd: ROOT, encoding: 'utf8', maxBuffer: OUTPUT_MAX_BYTES });

/** Prints from the templates, synthesising them first. */
const ofTemplates = (program: string) => () => {
  execFileSync(installedProgram('nx'), ['synth', '@jackpot/infrastructure'], { cwd: ROOT, stdio: 'ignore' });
  return printed(program)();
};

/** Laid out as the repository's Markdown is. */
const formatted = (text: () => string) => () =>
  execFileSync(installedProgram('prettier'), ['--stdin-filepath', 'page.md'], {
    cwd: ROOT,
    encoding: 'utf8',
    input: text(),
  });

/** The text of each file, by its path; the files of one name belong together. */
const GENERATED: Readonly<Record<string, Readonly<Record<string, () => string>>>> = {
  schemas: Object.fromEntries(
    Object.entries(configSchemas()).map(([name, text]) => [join('configs/schema', name), () => text]),
  ),
  inventory: { 'libs/aws-cost/src/inventory.json': ofTemplates('apps/infrastructure/src/inventory/print.ts') },
  security: { 'docs/generated/security.md': ofTemplates('apps/infrastructure/src/security/print.ts') },
  'aws-cost': { 'docs/generated/aws-cost.md': printed('apps/cli/src/reference/print-aws-cost.ts') },
  affected: { 'docs/generated/affected.md': formatted(printed('tools/src/affected.ts')) },
  assumptions: { 'docs/generated/assumptions.md': formatted(assumptionsPage) },
  packages: { 'docs/generated/packages.md': formatted(packagesPage) },
  reference: { 'docs/generated/reference.md': printed('apps/cli/src/reference/print.ts') },
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in GENERATED));
if (unknown.length > 0) {
  console.error(`nothing is called ${unknown.join(', ')}. There are: ${Object.keys(GENERATED).join(', ')}`);
  process.exitCode = 2;
} else
  for (const name of asked.length > 0 ? asked : Object.keys(GENERATED))
    for (const [file, text] of Object.entries(GENERATED[name] ?? {})) {
      writeFileSync(join(ROOT, file), text());
      console.log(file);
    }
