import {
  GetSecretValueCommand,
  ResourceNotFoundException,
  type SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import type { CashSecret, Secrets } from '@jackpot/ports';

/** The available cash as a JSON secret. */
export class SecretsManagerCash implements Secrets {
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
}

/** Text that is no JSON is handed on as it is, for its reader to refuse. */
function parsed(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? 'null');
  } catch {
    return text;
  }
}
