import { DescribeKeyCommand, type KMSClient } from '@aws-sdk/client-kms';
import { DescribeSecretCommand, type SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import {
  GetAWSDefaultServiceQuotaCommand,
  GetServiceQuotaCommand,
  NoSuchResourceException,
  type ServiceQuota,
  type ServiceQuotasClient,
} from '@aws-sdk/client-service-quotas';
import { type SNSClient, paginateListSubscriptionsByTopic } from '@aws-sdk/client-sns';
import type { AccountWatch, Doomed, Subscribers } from '@jackpot/ports';

/**
 * Of SageMaker's quotas the one of training on the spot market: its code is no document's, but that of accounts' own lists, so
 * the name that comes with it is compared. https://docs.aws.amazon.com/general/latest/gr/sagemaker.html
 */
const TRAINING_QUOTA = {
  ServiceCode: 'sagemaker',
  QuotaCode: 'L-29688C85',
  name: 'ml.m5.large for spot training job usage',
};

/** The account that a deployment stands in. */
interface WatchedAccount {
  readonly topics: Readonly<Record<'recommendations' | 'alarms', string>>;
  readonly cashSecret: string;
}

interface Clients {
  readonly sns: SNSClient;
  readonly secrets: SecretsManagerClient;
  readonly keys: KMSClient;
  readonly quotas: ServiceQuotasClient;
}

export class AwsAccountWatch implements AccountWatch {
  readonly #clients: Clients;
  readonly #account: WatchedAccount;

  constructor(clients: Clients, account: WatchedAccount) {
    this.#clients = clients;
    this.#account = account;
  }

  async trainingQuota(): Promise<number> {
    const { Value, QuotaName } = await this.#quota();
    if (Value === undefined || QuotaName !== TRAINING_QUOTA.name)
      throw new TypeError(`quota ${TRAINING_QUOTA.QuotaCode} is "${QuotaName}", expected "${TRAINING_QUOTA.name}"`);
    return Value;
  }

  /** A quota that was never changed has no value of the account's own, but AWS's default. */
  async #quota(): Promise<ServiceQuota> {
    const { ServiceCode, QuotaCode } = TRAINING_QUOTA;
    try {
      return (await this.#clients.quotas.send(new GetServiceQuotaCommand({ ServiceCode, QuotaCode }))).Quota ?? {};
    } catch (error) {
      if (!(error instanceof NoSuchResourceException)) throw error;
      const byDefault = new GetAWSDefaultServiceQuotaCommand({ ServiceCode, QuotaCode });
      return (await this.#clients.quotas.send(byDefault)).Quota ?? {};
    }
  }

  /** Lists a topic's subscribers. One that has not agreed has `PendingConfirmation` in place of an ARN. */
  async subscribers(of: 'recommendations' | 'alarms'): Promise<Subscribers> {
    const [confirmed, waiting]: [string[], string[]] = [[], []];
    const list = { TopicArn: this.#account.topics[of] };
    for await (const { Subscriptions = [] } of paginateListSubscriptionsByTopic({ client: this.#clients.sns }, list))
      for (const { Endpoint = '', SubscriptionArn = '' } of Subscriptions)
        (SubscriptionArn.startsWith('arn:') ? confirmed : waiting).push(Endpoint);
    return { confirmed, waiting };
  }

  /** The secret tells the key that everything is under. */
  async doomed(): Promise<readonly Doomed[]> {
    const SecretId = this.#account.cashSecret;
    const { DeletedDate, KmsKeyId } = await this.#clients.secrets.send(new DescribeSecretCommand({ SecretId }));
    const secret = { what: `secret ${SecretId}`, deletedAt: DeletedDate?.toISOString() ?? null };
    return [...(DeletedDate === undefined ? [] : [secret]), ...(await this.#doomedKey(KmsKeyId))];
  }

  async #doomedKey(KeyId: string | undefined): Promise<Doomed[]> {
    const { KeyMetadata } = await this.#clients.keys.send(new DescribeKeyCommand({ KeyId }));
    if (KeyMetadata?.KeyState === 'Enabled') return [];
    return [{ what: `key ${KeyId}`, deletedAt: KeyMetadata?.DeletionDate?.toISOString() ?? null }];
  }
}
