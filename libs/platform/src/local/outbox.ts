import type { Clock, Notification, Notifier, ObjectStore } from '@jackpot/ports';

/** E-mails as `.eml` files under `outbox/`, in place of SNS; a repeated notification replaces its own file. */
export class Outbox implements Notifier {
  readonly #store: ObjectStore;
  readonly #clock: Clock;

  constructor(store: ObjectStore, clock: Clock) {
    this.#store = store;
    this.#clock = clock;
  }

  async publish({ id, subject, body, country }: Notification): Promise<void> {
    const headers = [
      `Date: ${this.#clock.now().toUTCString()}`,
      'From: Jackpot optimiser <jackpot@localhost>',
      `To: ${country ?? 'everyone'} <${country ?? 'everyone'}@localhost>`,
      `Subject: ${subject}`,
      `Message-ID: <${id}@localhost>`,
      'MIME-Version: 1.0',
      'Content-Type: text/plain; charset=utf-8',
      'Content-Transfer-Encoding: 8bit',
    ];
    await this.#store.put(`outbox/${id}.eml`, `${[...headers, '', ...body.split('\n')].join('\r\n')}\r\n`);
  }
}
