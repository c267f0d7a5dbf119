import {
  InvalidToken,
  type SFNClient,
  SendTaskSuccessCommand,
  TaskDoesNotExist,
  TaskTimedOut,
} from '@aws-sdk/client-sfn';
import { NoLongerWaiting, type WaitingTasks } from '@jackpot/ports';

/** Tasks of Step Functions that wait with a token. */
export class StepFunctionsTasks implements WaitingTasks {
  readonly #client: SFNClient;

  constructor(client: SFNClient) {
    this.#client = client;
  }

  async answer(taskToken: string, answer: object): Promise<void> {
    try {
      await this.#client.send(new SendTaskSuccessCommand({ taskToken, output: JSON.stringify(answer) }));
    } catch (error) {
      if (error instanceof TaskTimedOut || error instanceof TaskDoesNotExist || error instanceof InvalidToken)
        throw new NoLongerWaiting();
      throw error;
    }
  }
}
