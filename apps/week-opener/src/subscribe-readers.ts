import type { Notifier } from '@jackpot/ports';
import type { ConfiguredCountry } from './configured-countries.ts';

/**
 * Subscribes the readers whom the configs name to their countries' notifications. While a config cannot be read, everyone
 * stays as they are: its readers are to hear of it.
 */
export async function subscribeReaders(countries: readonly ConfiguredCountry[], notifier: Notifier): Promise<void> {
  const readers = new Map<string, string[]>();
  for (const { country, config } of countries) {
    if (config === null) return;
    for (const email of config.notify.emails) readers.set(email, [...(readers.get(email) ?? []), country]);
  }
  await notifier.subscribe(readers);
}
