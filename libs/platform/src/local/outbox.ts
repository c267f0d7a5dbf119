import type { Clock, Notification, Notifier, ObjectStore, Readers } from '@jackpot/ports';

/** E-mails as `.eml` files under `outbox/`, in place of SNS; a repeated notification replaces its own file. */
export class Outbox implements Notifier {
  readonly answerPage = null;
  readonly #store: ObjectStore;
  readonly #clock: Clock;
  #readers: Readers = new Map();

  constructor(store: ObjectStore, clock: Clock) {
    this.#store = store;
    this.#clock = clock;
  }

  subscribe(readers: Readers): Promise<readonly string[]> {
    this.#readers = readers;
    return Promise.resolve([]);
  }

  async publish({ id, subject, body, country }: Notification): Promise<void> {
    const headers = [
      `Date: ${this.#clock.now().toUTCString()}`,
      'From: Jackpot optimiser <jackpot@localhost>',
      `To: ${this.#addresses(country)}`,
      `Subject: ${subject}`,
      `Message-ID: <${id}@localhost>`,
      'MIME-Version: 1.0',
      'Content-Type: text/plain; charset=utf-8',
      'Content-Transfer-Encoding: 8bit',
    ];
    await this.#store.put(`outbox/${id}.eml`, `${[...headers, '', ...body.split('\n')].join('\r\n')}\r\n`);
  }

  /** Addresses of the readers; without any, a name that says who it is for. */
  #addresses(country: string | null): string {
    const readers = [...this.#readers].filter(([, countries]) => country === null || countries.includes(country));
    if (readers.length > 0) return readers.map(([address]) => address).join(', ');
    return `${country ?? 'everyone'} <${country ?? 'everyone'}@localhost>`;
  }
}
