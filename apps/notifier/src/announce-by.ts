import { countryConfig, startOfDay } from '@jackpot/config-schema';
import type { PinnedObject } from '@jackpot/decision';
import type { ObjectStore } from '@jackpot/ports';
import { getPinnedJson, type CountrySummary } from '@jackpot/record';

/** A jackpot is announced before its draw's day begins on the clocks of the place. */
export async function announceBy(
  config: PinnedObject,
  drawDate: string,
  store: ObjectStore,
): Promise<NonNullable<CountrySummary['actBy']>> {
  const { timeZone } = countryConfig.parse(await getPinnedJson(store, config));
  return { at: startOfDay(drawDate, timeZone).toISOString(), timeZone };
}
