import { documentedBlocks } from './documented-blocks.ts';

export interface DocumentedCommand {
  readonly file: string;
  readonly command: string;
}

/** Every line of the `sh` and `console` blocks of the documents, without its prompt and comment. */
export function documentedCommands(): readonly DocumentedCommand[] {
  return documentedBlocks()
    .filter(({ language }) => ['sh', 'console'].includes(language))
    .flatMap(({ file, text }) =>
      text
        .split('\n')
        .map((line) => line.replace(/^\$ /, '').replace(/\s+# .*$/, ''))
        .filter(Boolean)
        .map((command) => ({ file, command })),
    );
}

/** Why the integration suite does not run a command; every other one it runs, in a clone of its own. */
const NOT_RUN: readonly (readonly [pattern: RegExp, reason: string])[] = [
  [/\baws (ecr|s3|sts|stepfunctions|secretsmanager|sagemaker|sns|cloudformation)\b/, 'needs an account on AWS'],
  [/\bcdk (bootstrap|deploy)\b|\bnpm run deploy\b|jackpot aws rerun|--to s3:/, 'needs an account on AWS'],
  [/\bdocker\b/, 'needs a Docker engine: image.test.ts builds and runs the same Dockerfile without one'],
  [/^export |^git checkout COMMIT/, 'part of a deployment'],
  [/\bnpm ci && npm test\b/, 'every push runs it'],
  [/\bnpm run real-draws\b/, 'reads a file that does not ship: every push runs it'],
  [/PUBLIC_DRAWS|\/tmp\/predictions\.csv/, 'reads a file that does not ship, for an hour'],
  [/\bnx bench\b|\/bench\//, 'measures for minutes to hours'],
  [/\bnpm run integration\b/, 'is this very suite'],
  [/--remote NAME|\bNAME\b|\bFILE\b/, 'a form with a place for your own words'],
];

/** Null where the command is run. */
export function reasonNotToRun(command: string): string | null {
  return NOT_RUN.find(([pattern]) => pattern.test(command))?.[1] ?? null;
}
