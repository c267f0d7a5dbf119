/** Exit codes of the command. */
export const exitCodes = {
  done: 0,
  defect: 1,
  usage: 2,
  invalidInput: 3,
  notAllRecommended: 4,
  workspaceHeld: 5,
  machine: 6,
} as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** The command was called wrongly. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
  readonly kind = 'usage';
}

/** Configs or data are wrong: every problem, each with its place. */
export class InvalidInput extends Error {
  override readonly name = 'InvalidInput';
  readonly kind = 'input';
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.problems = problems;
  }
}

/** The problems that an error tells: each of wrong inputs, else its message. */
export function problemsOf(error: unknown): readonly string[] {
  if (!(error instanceof Error)) return [String(error)];
  const several = 'problems' in error && Array.isArray(error.problems) ? error.problems : [];
  const problems = several.filter((problem) => typeof problem === 'string');
  return problems.length > 0 ? problems : [error.message];
}

/** Kinds of errors that are no defect of ours: each says itself what is wrong and what to do. */
const exitCodeOfKind = {
  usage: exitCodes.usage,
  input: exitCodes.invalidInput,
  held: exitCodes.workspaceHeld,
  machine: exitCodes.machine,
} as const satisfies Readonly<Record<string, ExitCode>>;

/** The exit code of an error, by its kind; one without a kind is a defect. */
export function exitCodeOf(error: unknown): ExitCode {
  const kind = error instanceof Error && 'kind' in error ? error.kind : null;
  return isKind(kind) ? exitCodeOfKind[kind] : exitCodes.defect;
}

function isKind(kind: unknown): kind is keyof typeof exitCodeOfKind {
  return typeof kind === 'string' && Object.hasOwn(exitCodeOfKind, kind);
}
