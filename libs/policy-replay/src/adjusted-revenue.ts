import type { Replay } from './replay.ts';

/**
 * A replay's expected revenue, less what its use of the payout ratio was worth beyond the oracle's: what known demand could
 * have earned with the windows that it missed and the position that it ended at, less the same with the oracle's. What a
 * policy leaves unspent earns nothing. As no replay earns more than its own `attainable`, no adjusted revenue exceeds that of
 * the oracle of the same seed.
 *
 * @throws RangeError where `oracle` is none, or played another course of the world
 */
export function adjustedRevenue(replay: Replay, oracle: Replay): number {
  if (oracle.policy !== 'oracle' || oracle.seed !== replay.seed || oracle.regime !== replay.regime)
    throw new RangeError(`${replay.regime}, seed ${replay.seed}: compared with ${oracle.policy} of ${oracle.seed}`);
  return replay.objective - Math.max(0, replay.attainable - oracle.attainable);
}
