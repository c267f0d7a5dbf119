import type { CountryConfig } from '@jackpot/config-schema';
import { ratioPosition } from './ratio-price.ts';
import type { Replay } from './replay.ts';

const WEEKS_PER_YEAR = 52;

/**
 * A replay's expected revenue, less what it gained by paying out what the ratio does not allow: prizes, in money, at the
 * price that the ratio has under known demand (`ratio-price.ts`). Counted are the larger of
 * - how much further beyond a bound of the ratio its year ends than that of the oracle of the same seed, and
 * - the most that a window of its weeks misses the bounds by, beyond what the oracle misses there: at least so much it would
 *   have had to withhold.
 * Nothing is added for a year that ends further inside: what is left unspent was of no use to anyone. So no policy that
 * keeps the cash constraint can exceed `oracle.knownDemand.bound`.
 *
 * @throws RangeError where `oracle` is none, or played another course of the world
 */
export function adjustedRevenue(config: CountryConfig, replay: Replay, oracle: Replay): number {
  if (oracle.knownDemand === null || oracle.seed !== replay.seed || oracle.regime !== replay.regime)
    throw new RangeError(`${replay.regime}, seed ${replay.seed}: compared with ${oracle.policy} of ${oracle.seed}`);
  const { price } = oracle.knownDemand;
  const [own, its] = [ratioPosition(config, replay), ratioPosition(config, oracle)];
  const bound = price.beyondMax > 0 ? 'beyondMax' : 'beyondMin';
  if (price[bound] === 0) return replay.objective;
  const yearlySales = (replay.sales * WEEKS_PER_YEAR) / replay.payoutMisses.length;
  const misses = replay.payoutMisses.map((miss, week) => (miss - (oracle.payoutMisses[week] ?? 0)) * yearlySales);
  return replay.objective - price[bound] * Math.max(0, own[bound] - its[bound], ...misses);
}
