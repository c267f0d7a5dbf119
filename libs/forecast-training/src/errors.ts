/** Failures that a caller of training may tell apart by `name`. */
export class TrainingError extends Error {
  override readonly name: string = 'TrainingError';
}

/** Fewer rows than the gate's draws and a first fit need. */
export class TooFewRowsError extends TrainingError {
  override readonly name = 'TooFewRowsError';
  readonly kind = 'input';
}

/** A backend was required that this machine does not have. */
export class BackendError extends TrainingError {
  override readonly name = 'BackendError';
}

/** The optimiser left the finite numbers; no artefact is made of that. */
export class DivergedError extends TrainingError {
  override readonly name = 'DivergedError';
}
