/**
 * Checks the synthesised templates and the state machine with cfn-lint, checkov, asl-validator and parliament; cdk-nag runs
 * in the synthesis itself. A finding is either mended or accepted beside its construct, by `acceptFinding` or a grant's
 * argument: this prints what is neither, and fails. Its argument is the folder of Python's checkers.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { readTemplates, rolesOf } from '../template.ts';
import { DEFINITION_FILE } from '../workflow/definition-file.ts';
import { parliamentFindings } from './parliament.ts';

const ASSEMBLY = join(import.meta.dirname, '../../dist/cdk.out');

const [bin = ''] = process.argv.slice(2);
const templates = readTemplates(ASSEMBLY);
const files = [...templates.keys()].map((stack) => join(ASSEMBLY, `${stack}.template.json`));

const found: Readonly<Record<string, () => string>> = {
  'cfn-lint': () => outputOfFailure(join(bin, 'cfn-lint'), files),
  checkov: () =>
    outputOfFailure(join(bin, 'checkov'), [
      ...files.flatMap((file) => ['--file', file]),
      ...['--framework', 'cloudformation', '--compact', '--quiet', '--skip-download'],
    ]),
  'asl-validator': () => outputOfFailure('asl-validator', ['--json-path', DEFINITION_FILE]),
  parliament: () => parliamentFindings(bin, rolesOf(templates)).join('\n'),
};

/** Output of a checker that found something, else nothing. */
function outputOfFailure(command: string, args: readonly string[]): string {
  const { status, stdout, stderr, error } = spawnSync(command, args, { encoding: 'utf8' });
  if (error) throw error;
  return status === 0 ? '' : `${stdout}${stderr}`;
}

for (const [checker, findings] of Object.entries(found)) {
  const text = findings();
  console.log(`${checker}: ${text === '' ? 'no finding' : `\n${text}`}`);
  if (text !== '') process.exitCode = 1;
}
