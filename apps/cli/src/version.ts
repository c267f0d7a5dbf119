import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { codeText } from '@jackpot/report';
import { type Command, CommanderError } from 'commander';
import * as z from 'zod';
import { REPOSITORY, thisCode } from './recorded-code/this-code.ts';

/** Adds `--version`: the release, the commit of this checkout, and Node.js, as a report of a defect needs them. */
export function addVersion(program: Command): void {
  program.option('--version', 'print the version, its commit and Node.js');
  program.on('option:version', () => {
    process.stdout.write(`${versionText()}\n`);
    throw new CommanderError(0, 'jackpot.version', 'the version was asked for');
  });
}

function versionText(): string {
  const manifest: unknown = JSON.parse(readFileSync(join(REPOSITORY, 'package.json'), 'utf8'));
  const { version } = z.object({ version: z.string() }).parse(manifest);
  return `jackpot ${version}, ${codeText(thisCode())}, Node.js ${process.version}`;
}
