import {
  GetSecretValueCommand,
  PutSecretValueCommand,
  ResourceNotFoundException,
  type SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import type { AvailableCash, CashKeeper, CashSecret, Secrets } from '@jackpot/ports';

/** The available cash as a JSON secret. */
export class SecretsManagerCash implements Secrets, CashKeeper {
  readonly #client: SecretsManagerClient;
  readonly #secretId: string;

  constructor(client: SecretsManagerClient, secretId: string) {
    this.#client = client;
    this.#secretId = secretId;
  }

  /** A secret whose value was never set reads as no value: the week opener says what to store. */
  async availableCash(): Promise<CashSecret> {
    try {
      const read = new GetSecretValueCommand({ SecretId: this.#secretId });
      const { SecretString, VersionId } = await this.#client.send(read);
      return { value: parsed(SecretString), version: VersionId ?? 'unknown', simulated: false };
    } catch (error) {
      if (error instanceof ResourceNotFoundException) return { value: null, version: 'none', simulated: false };
      throw error;
    }
  }

  /** A new version, which the next run reads; those before it stay with the secret until AWS drops them. */
  async setAvailableCash({ amount, currency, asOf }: AvailableCash): Promise<string> {
    const SecretString = JSON.stringify({ amount, currency, asOf });
    const put = new PutSecretValueCommand({ SecretId: this.#secretId, SecretString });
    const { VersionId } = await this.#client.send(put);
    return VersionId ?? 'unknown';
  }
}

/** Text that is no JSON is handed on as it is, for its reader to refuse. */
function parsed(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? 'null');
  } catch {
    return text;
  }
}
