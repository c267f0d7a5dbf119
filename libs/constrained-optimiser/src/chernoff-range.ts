import { cumulants, largestArgument, type PrizeCount } from './cumulants.ts';
import { risingRoot } from './rising-root.ts';

/** −log of what counts as impossible: 1.4e-11, far below any probability that a decision asks for. */
const impossible = 25;

/** Arguments s at which Chernoff's bound P(X > x) ≤ exp(κ(s) − s x) is applied; `below` is null where X = 0 is possible. */
export interface ChernoffArguments {
  readonly below: number | null;
  readonly above: number;
}

/** The arguments that bound tightest: there the rate s κ′ − κ is `impossible`. */
export function chernoffArguments(prizes: readonly PrizeCount[]): ChernoffArguments {
  const gap = (s: number): { value: number; slope: number } => {
    const { value, slope, curvature } = cumulants(prizes, s);
    return { value: s * slope - value - impossible, slope: s * curvature };
  };
  const start = Math.sqrt((2 * impossible) / cumulants(prizes, 0).curvature);
  const above = risingRoot(gap, 0, largestArgument(prizes), start);
  const logNone = prizes.reduce((sum, { winning }) => sum + winning.units * Math.log1p(-winning.probability), 0);
  if (logNone > -1.01 * impossible) return { below: null, above };
  let far = start;
  while (gap(-far).value < 0) far *= 2;
  const mirrored = (s: number): { value: number; slope: number } => {
    const { value, slope } = gap(-s);
    return { value, slope: -slope };
  };
  return { below: -risingRoot(mirrored, 0, far, start), above };
}

/** Amounts below and above which the cost of the prizes cannot lie, by any `at`: a good one only makes it tighter. */
export function chernoffRange(
  prizes: readonly PrizeCount[],
  at: ChernoffArguments,
): readonly [low: number, high: number] {
  const bound = (s: number): number => (cumulants(prizes, s).value + impossible) / s;
  return [at.below === null ? 0 : Math.max(0, bound(at.below)), bound(at.above)];
}
