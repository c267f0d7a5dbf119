import {
  type AttributeValue,
  type DynamoDBClient,
  type QueryCommandInput,
  TransactWriteItemsCommand,
  TransactionCanceledException,
  paginateQuery,
} from '@aws-sdk/client-dynamodb';
import { type IndexEntry, type RecordIndex, RevisionConflict, compareEntries } from '@jackpot/ports';

type Item = Record<string, AttributeValue>;

/**
 * Records as items of a table: partition `record#COUNTRY`, sort key `DRAW_DATE#REVISION`. Reads by country see what was
 * last written; those by week and model go through indexes that follow within a second or so.
 */
export class DynamoRecordIndex implements RecordIndex {
  readonly #client: DynamoDBClient;
  readonly #table: string;

  constructor(client: DynamoDBClient, table: string) {
    this.#client = client;
    this.#table = table;
  }

  async current(country: string, drawDate: string): Promise<IndexEntry | null> {
    const [entry] = await this.#query({
      KeyConditionExpression: 'pk = :country AND begins_with(sk, :drawDate)',
      ExpressionAttributeValues: { ':country': { S: partition(country) }, ':drawDate': { S: `${drawDate}#` } },
      ScanIndexForward: false,
      Limit: 1,
      ConsistentRead: true,
    });
    return entry ?? null;
  }

  /** One transaction: the revision is new and the one before it is there. Tried again by the client, it counts once. */
  async append(entry: IndexEntry): Promise<void> {
    const put = {
      Put: { TableName: this.#table, Item: toItem(entry), ConditionExpression: 'attribute_not_exists(pk)' },
    };
    const before = {
      ConditionCheck: {
        TableName: this.#table,
        Key: keyOf({ ...entry, revision: entry.revision - 1 }),
        ConditionExpression: 'attribute_exists(pk)',
      },
    };
    const TransactItems = entry.revision === 1 ? [put] : [put, before];
    try {
      await this.#client.send(new TransactWriteItemsCommand({ TransactItems }));
    } catch (error) {
      throw isConflict(error) ? new RevisionConflict(entry) : error;
    }
  }

  history(country: string): Promise<IndexEntry[]> {
    return this.#query({
      KeyConditionExpression: 'pk = :country',
      ExpressionAttributeValues: { ':country': { S: partition(country) } },
      ConsistentRead: true,
    });
  }

  async ofWeek(week: string): Promise<IndexEntry[]> {
    const entries = await this.#query({
      IndexName: 'byWeek',
      KeyConditionExpression: 'week = :week',
      ExpressionAttributeValues: { ':week': { S: week } },
    });
    return entries.sort(compareEntries);
  }

  async ofModel(model: string): Promise<IndexEntry[]> {
    const entries = await this.#query({
      IndexName: 'byModel',
      KeyConditionExpression: 'model = :model',
      ExpressionAttributeValues: { ':model': { S: model } },
    });
    return entries.sort(compareEntries);
  }

  async #query({ Limit, ...query }: Omit<QueryCommandInput, 'TableName'>): Promise<IndexEntry[]> {
    const entries: IndexEntry[] = [];
    const input = { ...query, TableName: this.#table, ...(Limit !== undefined && { Limit }) };
    for await (const { Items } of paginateQuery({ client: this.#client }, input)) {
      entries.push(...(Items ?? []).map(toEntry));
      if (Limit !== undefined && entries.length >= Limit) break;
    }
    return entries;
  }
}

const REVISION_DIGITS = 6;

function partition(country: string): string {
  return `record#${country}`;
}

function keyOf({ country, drawDate, revision }: IndexEntry): Item {
  return { pk: { S: partition(country) }, sk: { S: `${drawDate}#${String(revision).padStart(REVISION_DIGITS, '0')}` } };
}

/** The body is kept as its JSON: DynamoDB's numbers are decimals of another precision. */
function toItem(entry: IndexEntry): Item {
  return {
    ...keyOf(entry),
    id: { S: entry.id },
    week: { S: entry.week },
    ...(entry.model !== null && { model: { S: entry.model } }),
    body: { S: JSON.stringify(entry.body) },
  };
}

function toEntry(item: Item): IndexEntry {
  const [drawDate = '', revision] = text(item['sk']).split('#');
  return {
    country: text(item['pk']).slice(partition('').length),
    drawDate,
    revision: Number(revision),
    id: text(item['id']),
    week: text(item['week']),
    model: item['model']?.S ?? null,
    body: JSON.parse(text(item['body'])),
  };
}

function text(value: AttributeValue | undefined): string {
  if (value?.S === undefined) throw new TypeError('an item of the table is no record');
  return value.S;
}

/** Refused by a condition, or by another writer's transaction at the same moment. */
function isConflict(error: unknown): boolean {
  const reasons = error instanceof TransactionCanceledException ? (error.CancellationReasons ?? []) : [];
  return reasons.some(({ Code }) => Code === 'ConditionalCheckFailed' || Code === 'TransactionConflict');
}
