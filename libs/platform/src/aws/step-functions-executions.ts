import {
  DescribeExecutionCommand,
  ExecutionDoesNotExist,
  type SFNClient,
  StartExecutionCommand,
  paginateListExecutions,
} from '@aws-sdk/client-sfn';
import type { Executions } from './dynamo-week-claims.ts';

export interface RunningExecution {
  readonly executionArn: string;
  /** ISO 8601. */
  readonly startedAt: string;
}

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

  /** Executions of a state machine that are not over. */
  async running(stateMachineArn: string): Promise<RunningExecution[]> {
    const running: RunningExecution[] = [];
    const pages = paginateListExecutions({ client: this.#client }, { stateMachineArn, statusFilter: 'RUNNING' });
    for await (const { executions = [] } of pages)
      for (const { executionArn = '', startDate } of executions)
        running.push({ executionArn, startedAt: startDate?.toISOString() ?? '' });
    return running;
  }
}
