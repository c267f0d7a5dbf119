import type { Notifier } from './notifier.ts';

/** Ways by which people are told. One that is added here asks for its adapter on a laptop and on AWS. */
const channels = ['email'] as const;
type Channel = (typeof channels)[number];

/**
 * Tells by every channel; one that fails stops no other.
 * `publish` rejects with the first failure, so whoever repeats it tells again by all: delivery is at least once.
 */
export function everyChannel(by: Readonly<Record<Channel, Notifier>>): Notifier {
  const notifiers = channels.map((channel) => by[channel]);
  return {
    answerPage: notifiers.find(({ answerPage }) => answerPage !== null)?.answerPage ?? null,
    publish: async (notification) => {
      const told = await Promise.allSettled(notifiers.map((notifier) => notifier.publish(notification)));
      const failed = told.find(({ status }) => status === 'rejected');
      if (failed?.status === 'rejected') throw failed.reason;
    },
    subscribe: async (readers) => (await Promise.all(notifiers.map((notifier) => notifier.subscribe(readers)))).flat(),
  };
}
