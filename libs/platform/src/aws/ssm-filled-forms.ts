import { GetAutomationExecutionCommand, type SSMClient } from '@aws-sdk/client-ssm';
import type { FilledForm, FilledForms } from '@jackpot/ports';

/**
 * Forms of the console for runbooks of Systems Manager: Automation itself says who ran one, and with which parameters.
 * https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_AutomationExecution.html
 */
export class SsmFilledForms implements FilledForms {
  readonly #client: SSMClient;

  constructor(client: SSMClient) {
    this.#client = client;
  }

  async read(id: string): Promise<FilledForm> {
    const { AutomationExecution } = await this.#client.send(
      new GetAutomationExecutionCommand({ AutomationExecutionId: id }),
    );
    const { DocumentName = '', ExecutedBy = '', Parameters = {} } = AutomationExecution ?? {};
    // Every parameter is a list; a text has one member.
    const fields = Object.fromEntries(Object.entries(Parameters).map(([name, [value = '']]) => [name, value]));
    return { form: DocumentName, by: ExecutedBy, fields };
  }
}
