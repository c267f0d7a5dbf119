import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const ROOT = join(import.meta.dirname, '../../..');

export interface DocumentedCommand {
  readonly file: string;
  readonly command: string;
}

/** Every line of the `sh` and `console` blocks of README, CONTRIBUTING, docs and packages' READMEs, without its comment. */
export function documentedCommands(): readonly DocumentedCommand[] {
  const files = globSync(['*.md', 'docs/**/*.md', '{apps,libs,tools}/*/README.md'], { cwd: ROOT }).sort();
  return files.flatMap((file) =>
    [...readFileSync(join(ROOT, file), 'utf8').matchAll(/^```(?:sh|console)\n([^]*?)^```/gm)].flatMap(
      ([, block = '']) =>
        block
          .split('\n')
          .map((line) => line.replace(/^\$ /, '').replace(/\s+# .*$/, ''))
          .filter(Boolean)
          .map((command) => ({ file, command })),
    ),
  );
}

/** Why the integration suite does not run a command; every other one it runs, in a clone of its own. */
const NOT_RUN: readonly (readonly [pattern: RegExp, reason: string])[] = [
  [/\baws (ecr|s3|sts|stepfunctions|secretsmanager|sagemaker|sns|cloudformation)\b/, 'needs an account on AWS'],
  [/\bcdk (bootstrap|deploy)\b|-t deploy\b|nx deploy\b|jackpot aws rerun|--to s3:/, 'needs an account on AWS'],
  [/\bdocker\b/, 'needs a Docker engine: image.test.ts builds and runs the same Dockerfile without one'],
  [/^export |^git checkout COMMIT/, 'part of a deployment'],
  [/\bnpm ci && npm test\b/, 'every push runs it'],
  [/\bnpm run real-draws\b/, 'reads a file that does not ship: every push runs it'],
  [/\bnx bench\b/, 'measures for minutes to hours'],
  [/\bnpm run integration\b/, 'is this very suite'],
  [/--remote NAME|\bNAME\b|\bFILE\b/, 'a form with a place for your own words'],
];

/** Null where the command is run. */
export function reasonNotToRun(command: string): string | null {
  return NOT_RUN.find(([pattern]) => pattern.test(command))?.[1] ?? null;
}
