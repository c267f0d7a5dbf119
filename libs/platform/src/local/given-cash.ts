import type { CashSecret, Secrets } from '@jackpot/ports';

/** The cash secret on a laptop: an amount that was given, or a demonstration's. */
export class GivenCash implements Secrets {
  readonly #secret: CashSecret;

  constructor(secret: CashSecret) {
    this.#secret = secret;
  }

  availableCash(): Promise<CashSecret> {
    return Promise.resolve(this.#secret);
  }
}
