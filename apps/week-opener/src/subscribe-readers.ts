import { readersOf } from '@jackpot/config-schema';
import type { Notifier } from '@jackpot/ports';
import type { ConfiguredCountry } from './configured-countries.ts';

/**
 * Subscribes the readers whom the configs name to their countries' notifications. While a config cannot be read, everyone
 * stays as they are: its readers are to hear of it. Whom it does not reach holds up no week.
 * @returns a sentence for each reader who could not be subscribed as asked
 */
export async function subscribeReaders(
  countries: readonly ConfiguredCountry[],
  notifier: Notifier,
): Promise<readonly string[]> {
  const configs = countries.flatMap(({ config }) => config ?? []);
  if (configs.length < countries.length) return [];
  try {
    return await notifier.subscribe(readersOf(configs));
  } catch (error) {
    return [`nobody could be subscribed: ${String(error)}`];
  }
}
