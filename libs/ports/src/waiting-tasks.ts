/** Executions that wait for a person's answer. */
export interface WaitingTasks {
  /** Hands an answer to the execution that waits with this token. @throws NoLongerWaiting */
  answer(taskToken: string, answer: object): Promise<void>;
}

/** Nothing waits: somebody has answered, or the time to answer is over. */
export class NoLongerWaiting extends Error {
  override readonly name = 'NoLongerWaiting';
  readonly kind = 'usage';
  constructor() {
    super('nothing waits for this answer: it was given already, or came too late');
  }
}
