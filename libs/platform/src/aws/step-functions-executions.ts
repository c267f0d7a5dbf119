import {
  DescribeExecutionCommand,
  ExecutionDoesNotExist,
  type SFNClient,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import type { Executions } from './dynamo-week-claims.ts';

/** Executions of the weekly state machine; an id is an execution's ARN, as the workflow's context has it. */
export class StepFunctionsExecutions implements Executions {
  readonly #client: SFNClient;

  constructor(client: SFNClient) {
    this.#client = client;
  }

  /** An execution that Step Functions no longer knows ended 90 days ago or more. */
  async hasEnded(executionArn: string): Promise<boolean> {
    try {
      const { status } = await this.#client.send(new DescribeExecutionCommand({ executionArn }));
      return status !== 'RUNNING';
    } catch (error) {
      if (error instanceof ExecutionDoesNotExist) return true;
      throw error;
    }
  }

  /** Starts an execution. @returns its ARN */
  async start(stateMachineArn: string, input: object): Promise<string> {
    const started = await this.#client.send(
      new StartExecutionCommand({ stateMachineArn, input: JSON.stringify(input) }),
    );
    return started.executionArn ?? '';
  }
}
