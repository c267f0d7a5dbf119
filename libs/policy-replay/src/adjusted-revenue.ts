import type { CountryConfig } from '@jackpot/config-schema';
import { ratioPosition } from './ratio-price.ts';
import type { Replay } from './replay.ts';

/**
 * A replay's expected revenue, less what it gained by ending the year further beyond a bound of the payout ratio than the
 * oracle of the same seed: that distance in money, at the price that the ratio has under known demand (`ratio-price.ts`).
 * Nothing is added for a year that ends further inside: what is left unspent was of no use to anyone.
 *
 * So no policy that keeps the cash constraint can exceed `oracle.knownDemand.bound`.
 *
 * @throws RangeError where `oracle` is none, or played another course of the world
 */
export function adjustedRevenue(config: CountryConfig, replay: Replay, oracle: Replay): number {
  if (oracle.knownDemand === null || oracle.seed !== replay.seed || oracle.regime !== replay.regime)
    throw new RangeError(`${replay.regime}, seed ${replay.seed}: compared with ${oracle.policy} of ${oracle.seed}`);
  const { price } = oracle.knownDemand;
  const [own, its] = [ratioPosition(config, replay), ratioPosition(config, oracle)];
  const charge = (bound: keyof typeof price) =>
    price[bound] === 0 ? 0 : price[bound] * Math.max(0, own[bound] - its[bound]);
  return replay.objective - charge('beyondMax') - charge('beyondMin');
}
