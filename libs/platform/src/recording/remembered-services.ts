import { Readable } from 'node:stream';
import type { Clock } from '@jackpot/ports';
import { type NeededGrant, grantsOf } from './needed-grant.ts';

export const ALARM_TOPIC_ARN = 'arn:aws:sns:us-east-1:000000000000:alarms';

/** An HTTP request as the AWS SDK hands it on. */
interface Request {
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Uint8Array | string;
}

/** A service's answer, and what its caller must be granted for it. */
export type Answer = (
  request: Request,
) => Promise<{ readonly response: object; readonly needed: readonly NeededGrant[] }>;

type Item = Record<string, { S?: string; N?: string }>;

const answered = (body: string | Uint8Array, statusCode = 200, headers: Record<string, string> = {}) => ({
  statusCode,
  headers,
  body: Readable.from([Buffer.from(body)]),
});
const json = (body: object, statusCode = 200) => answered(JSON.stringify(body), statusCode);
const textOf = ({ body = '' }: Request) => (typeof body === 'string' ? body : new TextDecoder().decode(body));
const targetOf = ({ headers }: Request) => (headers['x-amz-target'] ?? '').split('.').at(-1) ?? '';

/** S3, DynamoDB, SageMaker's registry, Secrets Manager, SNS, Step Functions, KMS and Service Quotas, as far as the steps' adapters ask them. */
export class RememberedServices {
  readonly objects = new Map<string, Uint8Array>();
  readonly #items = new Map<string, Item>();
  readonly #packages: Record<string, unknown>[] = [];
  readonly #clock: Clock;
  readonly #cash: object;
  /** Confirmed readers of the topic. */
  readonly readers: string[] = [];

  constructor(clock: Clock, cash: object) {
    this.#clock = clock;
    this.#cash = cash;
  }

  readonly s3: Answer = (request) => {
    const key = decodeURIComponent(request.path.slice(1));
    if (request.query['list-type'] !== undefined) return this.#list(request.query);
    const object = this.objects.get(key);
    if (request.method === 'PUT') {
      if (request.headers['if-none-match'] === '*' && object !== undefined) {
        const response = answered('<Error><Code>PreconditionFailed</Code></Error>', 412);
        return Promise.resolve({ response, needed: grantsOf.objectWrite(key) });
      }
      this.objects.set(key, Buffer.from(request.body ?? ''));
      return Promise.resolve({ response: answered(''), needed: grantsOf.objectWrite(key) });
    }
    const body = object ?? '<Error><Code>NoSuchKey</Code></Error>';
    const response = answered(request.method === 'HEAD' ? '' : body, object === undefined ? 404 : 200);
    return Promise.resolve({ response, needed: grantsOf.objectRead(key, object !== undefined) });
  };

  #list({ prefix = '', delimiter }: Readonly<Record<string, string>>): ReturnType<Answer> {
    const keys = [...this.objects.keys()].filter((key) => key.startsWith(prefix)).sort();
    const folderOf = (key: string) => prefix + key.slice(prefix.length).split('/')[0] + '/';
    const contents =
      delimiter === undefined
        ? keys.map((key) => `<Contents><Key>${key}</Key></Contents>`).join('')
        : [...new Set(keys.map(folderOf))]
            .map((folder) => `<CommonPrefixes><Prefix>${folder}</Prefix></CommonPrefixes>`)
            .join('');
    const response = answered(`<ListBucketResult>${contents}<IsTruncated>false</IsTruncated></ListBucketResult>`);
    return Promise.resolve({ response, needed: grantsOf.objectList(prefix) });
  }

  readonly dynamo: Answer = (request) => {
    const input = JSON.parse(textOf(request)) as DynamoInput;
    const operation = targetOf(request);
    const needed = this.#dynamoGrants(operation, input);
    return Promise.resolve({ response: json(this.#dynamo(operation, input)), needed });
  };

  #dynamoGrants(operation: string, input: DynamoInput): NeededGrant[] {
    if (operation !== 'TransactWriteItems') return grantsOf.item(operation, partitionOf(input));
    return (input.TransactItems ?? []).flatMap(({ Put, ConditionCheck }) =>
      Put
        ? grantsOf.item('PutItem', partitionOf(Put))
        : grantsOf.item('ConditionCheckItem', partitionOf(ConditionCheck)),
    );
  }

  #dynamo(operation: string, input: DynamoInput): object {
    const put = (item: Item) => this.#items.set(`${item['pk']?.S} ${item['sk']?.S}`, item);
    switch (operation) {
      case 'GetItem':
        return { Item: this.#items.get(`${input.Key?.['pk']?.S} ${input.Key?.['sk']?.S}`) };
      case 'PutItem':
        if (input.Item) put(input.Item);
        return {};
      case 'UpdateItem':
        delete this.#items.get(`${input.Key?.['pk']?.S} ${input.Key?.['sk']?.S}`)?.['owner'];
        return {};
      case 'TransactWriteItems':
        for (const { Put } of input.TransactItems ?? []) if (Put?.Item) put(Put.Item);
        return {};
      case 'Query': {
        const sortKey = input.ExpressionAttributeValues?.[':drawDate']?.S ?? '';
        const found = [...this.#items]
          .filter(([name]) => name.startsWith(`${partitionOf(input)} ${sortKey}`))
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([, item]) => item);
        return { Items: input.ScanIndexForward === false ? found.toReversed().slice(0, input.Limit) : found };
      }
      default:
        throw new Error(`nothing answers DynamoDB's ${operation}`);
    }
  }

  readonly sagemaker: Answer = (request) => {
    const operation = targetOf(request);
    const input = JSON.parse(textOf(request)) as Record<string, string>;
    const group = input['ModelPackageGroupName'] ?? '';
    const ofGroup = this.#packages.filter((model) => model['ModelPackageGroupName'] === group);
    switch (operation) {
      case 'ListModelPackages': {
        const status = input['ModelApprovalStatus'];
        const listed = ofGroup.filter((model) => status === undefined || model['ModelApprovalStatus'] === status);
        const ordered = input['SortOrder'] === 'Descending' ? listed.toReversed() : listed;
        return respond({ ModelPackageSummaryList: ordered }, grantsOf.modelGroup(operation, group));
      }
      case 'CreateModelPackageGroup':
        return respond({ ModelPackageGroupArn: group }, grantsOf.modelGroup(operation, group));
      case 'CreateModelPackage': {
        const name = `${group}/${ofGroup.length + 1}`;
        this.#packages.push({
          ...input,
          ModelPackageArn: name,
          ModelPackageVersion: ofGroup.length + 1,
          CreationTime: this.#clock.now().getTime() / 1000,
        });
        const objects = [...textOf(request).matchAll(/s3:\/\/[^/]+\/([^"]+)/g)].map(([, object = '']) => object);
        return respond({ ModelPackageArn: name }, grantsOf.registration(name, objects));
      }
      case 'DescribeModelPackage': {
        const name = input['ModelPackageName'] ?? '';
        const found = this.#packages.find((model) => model['ModelPackageArn'] === name) ?? {};
        return respond(found, grantsOf.modelPackage(operation, name));
      }
      default:
        throw new Error(`nothing answers SageMaker's ${operation}`);
    }
  };

  readonly secrets: Answer = (request) =>
    targetOf(request) === 'DescribeSecret'
      ? respond({ KmsKeyId: 'key' }, grantsOf.secretDescription())
      : respond({ SecretString: JSON.stringify(this.#cash), VersionId: 'v1' }, grantsOf.secret());

  readonly keys: Answer = () => respond({ KeyMetadata: { KeyState: 'Enabled' } }, grantsOf.keyDescription());

  /** No quota was ever changed: AWS's default holds. */
  readonly quotas: Answer = (request) => {
    const operation = targetOf(request);
    const needed = grantsOf.quota(operation);
    if (operation === 'GetServiceQuota')
      return Promise.resolve({ response: json({ __type: 'NoSuchResourceException' }, 400), needed });
    return respond({ Quota: { QuotaName: 'ml.m5.large for spot training job usage', Value: 10 } }, needed);
  };

  /** Every execution has ended. */
  readonly states: Answer = (request) => {
    if (targetOf(request) === 'SendTaskSuccess') return respond({}, grantsOf.taskAnswer());
    const { executionArn = '' } = JSON.parse(textOf(request)) as { executionArn?: string };
    return respond({ executionArn, status: 'SUCCEEDED' }, grantsOf.execution(executionArn));
  };

  readonly sns: Answer = (request) => {
    const form = new URLSearchParams(textOf(request));
    const action = form.get('Action') ?? '';
    const members = this.readers.map(
      (reader) =>
        `<member><Endpoint>${reader}</Endpoint><SubscriptionArn>arn:aws:sns:us-east-1:0:topic:${reader}</SubscriptionArn></member>`,
    );
    const result = `<${action}Result><Subscriptions>${members.join('')}</Subscriptions></${action}Result>`;
    const response = answered(`<${action}Response>${result}</${action}Response>`);
    const topic = form.get('TopicArn') === ALARM_TOPIC_ARN ? 'alarmTopic' : 'topic';
    const needed = action === 'Publish' ? grantsOf.publish(topic) : grantsOf.topic(action, topic);
    return Promise.resolve({ response, needed });
  };
}

const respond = (body: object, needed: readonly NeededGrant[]) => Promise.resolve({ response: json(body), needed });

interface DynamoInput {
  readonly Key?: Item;
  readonly Item?: Item;
  readonly ExpressionAttributeValues?: Item;
  readonly ScanIndexForward?: boolean;
  readonly Limit?: number;
  readonly TransactItems?: readonly { readonly Put?: DynamoInput; readonly ConditionCheck?: DynamoInput }[];
}

function partitionOf({ Key, Item: item, ExpressionAttributeValues }: DynamoInput = {}): string {
  return (Key ?? item)?.['pk']?.S ?? ExpressionAttributeValues?.[':country']?.S ?? '';
}
