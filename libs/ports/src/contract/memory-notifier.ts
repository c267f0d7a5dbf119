import type { Notification, Notifier, Readers } from '../notifier.ts';

/** A notifier for the tests of steps, which look at what was sent and who is subscribed. */
export class MemoryNotifier implements Notifier {
  readonly answerPage = null;
  readonly sent: Notification[] = [];
  readers: Readers = new Map();

  publish(notification: Notification): Promise<void> {
    this.sent.push(notification);
    return Promise.resolve();
  }

  subscribe(readers: Readers): Promise<readonly string[]> {
    this.readers = new Map([...this.readers, ...readers]);
    return Promise.resolve([]);
  }
}
