import { SFNClient, paginateListStateMachines } from '@aws-sdk/client-sfn';
import { clientOptions } from './client-options.ts';
import { StepFunctionsExecutions } from './step-functions-executions.ts';

/** The name that the deployment gives it. */
const STATE_MACHINE = 'jackpot-weekly';

/** AWS cannot be reached, or nothing is deployed where it was looked for. */
export class DeploymentNotFound extends Error {
  override readonly name = 'DeploymentNotFound';
}

/**
 * Starts an execution of the deployed weekly run, in the account and region that the AWS SDK finds.
 * @returns its ARN
 * @throws DeploymentNotFound
 */
export async function startWeeklyRun(request: object): Promise<string> {
  try {
    const client = new SFNClient(clientOptions);
    return await new StepFunctionsExecutions(client).start(await findStateMachine(client), request);
  } catch (error) {
    if (error instanceof DeploymentNotFound || !(error instanceof Error)) throw error;
    throw new DeploymentNotFound(`${error.message}: check AWS_PROFILE and AWS_REGION`, { cause: error });
  }
}

async function findStateMachine(client: SFNClient): Promise<string> {
  for await (const { stateMachines } of paginateListStateMachines({ client }, {}))
    for (const { name, stateMachineArn } of stateMachines ?? [])
      if (name === STATE_MACHINE && stateMachineArn !== undefined) return stateMachineArn;
  const region = await client.config.region();
  throw new DeploymentNotFound(`no state machine ${STATE_MACHINE} in ${region}: check AWS_PROFILE and AWS_REGION`);
}
