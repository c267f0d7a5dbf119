import { announceBy as announceTime, countryConfig } from '@jackpot/config-schema';
import type { PinnedObject } from '@jackpot/decision';
import type { ObjectStore } from '@jackpot/ports';
import { getPinnedJson, type CountrySummary } from '@jackpot/record';

/** Time by which a draw's jackpot must be public, by the config of its run. */
export async function announceBy(
  config: PinnedObject,
  drawDate: string,
  store: ObjectStore,
): Promise<NonNullable<CountrySummary['actBy']>> {
  const parsed = countryConfig.parse(await getPinnedJson(store, config));
  return { at: announceTime(parsed, drawDate).toISOString(), timeZone: parsed.timeZone };
}
