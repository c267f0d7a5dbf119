import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import type { Claim, WeekClaims } from '@jackpot/ports';

/** Source that can tell whether an execution has ended: Step Functions. */
export interface Executions {
  hasEnded(executionId: string): Promise<boolean>;
}

/** Most reads of a claim anew because somebody wrote it in between. */
const MAX_RACES = 10;

/** A claim as an item of the table, with the count of claims of its week and the owner; a released one has none. */
export class DynamoWeekClaims implements WeekClaims {
  readonly #client: DynamoDBClient;
  readonly #table: string;
  readonly #executions: Executions;

  constructor(client: DynamoDBClient, table: string, executions: Executions) {
    this.#client = client;
    this.#table = table;
    this.#executions = executions;
  }

  async acquire(week: string, executionId: string): Promise<Claim> {
    for (let race = 0; race < MAX_RACES; race += 1) {
      const { attempt, owner } = await this.#read(week);
      const runId = `${week}-r${attempt}`;
      if (owner === executionId) return { acquired: true, runId };
      if (owner !== null && !(await this.#executions.hasEnded(owner))) return { acquired: false, owner, runId };
      if (await this.#take(week, attempt, executionId)) return { acquired: true, runId: `${week}-r${attempt + 1}` };
    }
    throw new Error(`the claim on ${week} was written by others ${MAX_RACES} times in a row: start the run again`);
  }

  async release(week: string, executionId: string): Promise<void> {
    const release = new UpdateItemCommand({
      TableName: this.#table,
      Key: keyOf(week),
      UpdateExpression: 'REMOVE #owner',
      ConditionExpression: '#owner = :me',
      ExpressionAttributeNames: { '#owner': 'owner' },
      ExpressionAttributeValues: { ':me': { S: executionId } },
    });
    await this.#client.send(release).catch(unlessConditionFails);
  }

  async #read(week: string): Promise<{ attempt: number; owner: string | null }> {
    const read = new GetItemCommand({ TableName: this.#table, Key: keyOf(week), ConsistentRead: true });
    const { Item } = await this.#client.send(read);
    return { attempt: Number(Item?.['attempt']?.N ?? 0), owner: Item?.['owner']?.S ?? null };
  }

  /** Writes the next claim if none was written since `attempt` was read. */
  async #take(week: string, attempt: number, executionId: string): Promise<boolean> {
    const take = new PutItemCommand({
      TableName: this.#table,
      Item: { ...keyOf(week), attempt: { N: String(attempt + 1) }, owner: { S: executionId } },
      ConditionExpression: 'attribute_not_exists(pk) OR attempt = :seen',
      ExpressionAttributeValues: { ':seen': { N: String(attempt) } },
    });
    const taken = await this.#client.send(take).catch(unlessConditionFails);
    return taken !== null;
  }
}

function keyOf(week: string) {
  return { pk: { S: `claim#${week}` }, sk: { S: 'claim' } };
}

function unlessConditionFails(error: unknown): null {
  if (error instanceof ConditionalCheckFailedException) return null;
  throw error;
}
