import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { KMSClient } from '@aws-sdk/client-kms';
import { S3Client } from '@aws-sdk/client-s3';
import { SageMakerClient } from '@aws-sdk/client-sagemaker';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { ServiceQuotasClient } from '@aws-sdk/client-service-quotas';
import { SFNClient } from '@aws-sdk/client-sfn';
import { SNSClient } from '@aws-sdk/client-sns';
import type { Clock } from '@jackpot/ports';
import { AwsAccountWatch } from '../aws/aws-account-watch.ts';
import { DynamoRecordIndex } from '../aws/dynamo-record-index.ts';
import { DynamoWeekClaims } from '../aws/dynamo-week-claims.ts';
import { S3ObjectStore } from '../aws/s3-object-store.ts';
import { SageMakerModelRegistry } from '../aws/sagemaker-model-registry.ts';
import { SecretsManagerCash } from '../aws/secrets-manager-cash.ts';
import { isPassing } from '../aws/service-unavailable.ts';
import { SnsNotifier } from '../aws/sns-notifier.ts';
import { StepFunctionsExecutions } from '../aws/step-functions-executions.ts';
import { StepFunctionsTasks } from '../aws/step-functions-tasks.ts';
import { ALARM_TOPIC_ARN, type Answer, RememberedServices } from './remembered-services.ts';
import type { NeededGrant } from './needed-grant.ts';

const BUCKET = 'bucket';
const TOPIC_ARN = 'arn:aws:sns:us-east-1:000000000000:topic';

/** The ports of a deployment, whose services are in memory; what each role would have to be granted is written down. */
export class RecordedAccount {
  readonly services: RememberedServices;
  readonly #clock: Clock;
  readonly #needed = new Map<string, NeededGrant>();

  constructor(clock: Clock, cash: object) {
    this.services = new RememberedServices(clock, cash);
    this.#clock = clock;
  }

  /** The adapters of libs/platform/aws, each with a client whose requests are recorded as that role's. */
  portsOf(role: string) {
    const handler = (answer: Answer) => ({
      region: 'us-east-1',
      credentials: { accessKeyId: 'recorded', secretAccessKey: 'recorded' },
      requestHandler: {
        handle: async (request: Parameters<Answer>[0]) => {
          const { response, needed } = await answer(request);
          for (const grant of needed) this.#needed.set(`${role} ${JSON.stringify(grant)}`, grant);
          return { response };
        },
      } as never,
    });
    const { services } = this;
    const dynamo = new DynamoDBClient(handler(services.dynamo));
    const states = new SFNClient(handler(services.states));
    const executions = new StepFunctionsExecutions(states);
    const secrets = new SecretsManagerClient(handler(services.secrets));
    const sns = new SNSClient(handler(services.sns));
    const home = { bucket: BUCKET, prefix: 'jackpot', image: () => `repository@sha256:${'0'.repeat(64)}` };
    return {
      store: new S3ObjectStore(new S3Client(handler(services.s3)), BUCKET),
      index: new DynamoRecordIndex(dynamo, 'table'),
      claims: new DynamoWeekClaims(dynamo, 'table', executions),
      registry: new SageMakerModelRegistry(new SageMakerClient(handler(services.sagemaker)), home, this.#clock),
      tasks: new StepFunctionsTasks(states),
      secrets: new SecretsManagerCash(secrets, 'cash'),
      notifier: new SnsNotifier(sns, TOPIC_ARN),
      alarms: new SnsNotifier(sns, ALARM_TOPIC_ARN),
      account: new AwsAccountWatch(
        {
          sns,
          secrets,
          keys: new KMSClient(handler(services.keys)),
          quotas: new ServiceQuotasClient(handler(services.quotas)),
        },
        { topics: { recommendations: TOPIC_ARN, alarms: ALARM_TOPIC_ARN }, cashSecret: 'cash' },
      ),
      clock: this.#clock,
      isPassing,
    };
  }

  /** Grants that each role needed, each once and in order. */
  needed(): Record<string, NeededGrant[]> {
    const byRole: Record<string, NeededGrant[]> = {};
    for (const [named, grant] of [...this.#needed].sort(([a], [b]) => (a < b ? -1 : 1)))
      (byRole[named.slice(0, named.indexOf(' '))] ??= []).push(grant);
    return byRole;
  }
}
