import { documentedBlocks } from './documented-blocks.ts';

interface DocumentedCommand {
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

/** Commands that an account answers: they run on what the integration suite deploys, in `tools/aws-integration`. */
const ON_A_DEPLOYMENT =
  /\baws (sts|stepfunctions|secretsmanager|sns)\b|\bcdk (bootstrap|deploy)\b|\bjackpot aws (publish|rerun|cash|preflight|status)\b|\s--aws\b/;

/** Reasons that the integration suite does not run a command; it runs every other one. */
const NOT_RUN: readonly (readonly [pattern: RegExp, reason: string])[] = [
  [
    /\bdocker\b|(push|build)-image\b/,
    'needs a Docker engine: image.test.ts builds and runs the same Dockerfile without one',
  ],
  [
    /\bnpm run deploy\b/,
    'builds and deploys what differs from a commit: the suite deploys every stack by the CDK itself',
  ],
  [/\bgh (api|attestation|variable)\b|\bprotect-repository\b/, 'asks GitHub'],
  [/^git checkout COMMIT/, 'takes the reader’s checkout to an earlier commit'],
  [/\bnpm ci && npm test\b/, 'every push runs it'],
  [/\bnpm run real-draws\b/, 'decides four games, for minutes'],
  [/PUBLIC_DRAWS|\.\.\/shared\/|\/tmp\/(public|more)\.csv/, 'reads a file that does not ship, for an hour'],
  [/\bnx bench\b|\/bench\//, 'measures for minutes to hours'],
  [/\bnpm run integration\b/, 'is this very suite'],
  [/--remote NAME|\bNAME\b|\bFILE\b/, 'a form with a place for your own words'],
];

/** Place where the integration suite runs a command, or the reason that it does not. */
type Trial = { readonly on: 'a clone' | 'a deployment' } | { readonly notRun: string };

export function trialOf(command: string): Trial {
  const reason = NOT_RUN.find(([pattern]) => pattern.test(command))?.[1];
  if (reason !== undefined) return { notRun: reason };
  return { on: ON_A_DEPLOYMENT.test(command) ? 'a deployment' : 'a clone' };
}

/** Every command of the documents that is run there. */
export function commandsOn(place: 'a clone' | 'a deployment'): readonly DocumentedCommand[] {
  return documentedCommands().filter(({ command }) => {
    const trial = trialOf(command);
    return 'on' in trial && trial.on === place;
  });
}
