/** What the command's exit code says. */
export const exitCodes = {
  done: 0,
  defect: 1,
  usage: 2,
  invalidInput: 3,
  notAllRecommended: 4,
  workspaceHeld: 5,
} as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** The command was called wrongly. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Configs or data are wrong: every problem, each with its place. */
export class InvalidInput extends Error {
  override readonly name = 'InvalidInput';
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.problems = problems;
  }
}

/** Errors that say themselves what is wrong with the input and what to do. */
const invalidInputs = [
  'InvalidInput',
  'InvalidPointer',
  'DataDiffers',
  'NoConfigs',
  'UnknownCountry',
  'InvalidTrainingData',
  'TooFewRowsError',
  'InputsNotPinned',
];
/** What was asked for cannot be had, or the folder that the command was pointed at cannot be used; no defect of ours. */
const wrongUsages = [
  'UsageError',
  'ModelNotApproved',
  'WorkspaceUnusable',
  'StorageFailure',
  'UnknownRemote',
  'RemoteUnavailable',
  'DeploymentNotFound',
  'NoLongerWaiting',
];

export function exitCodeOf(error: unknown): ExitCode {
  if (!(error instanceof Error)) return exitCodes.defect;
  if (wrongUsages.includes(error.name)) return exitCodes.usage;
  if (error.name === 'WorkspaceHeld') return exitCodes.workspaceHeld;
  if (invalidInputs.includes(error.name)) return exitCodes.invalidInput;
  return exitCodes.defect;
}
