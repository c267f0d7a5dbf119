import { type Cumulants, cumulants, largestArgument, largestCost, type PrizeCount } from './cumulants.ts';
import { normalDensity, normalTail } from './normal-tail.ts';
import { risingRoot } from './rising-root.ts';

/** Nearer to the mean than this many standard deviations the formula is 0/0, and is interpolated across. */
const centralWidth = 1e-3;
const latticeTolerance = 1e-9;

/**
 * P(X > amount) for the cost X of many independent winners, whose amounts lie on a lattice of `step`.
 *
 * Lugannani & Rice (1980) with Daniels' second continuity correction (Daniels 1987, "Tail probability approximations",
 * eq. 6.4): the saddlepoint is taken half a step below the next lattice amount.
 */
export function saddlepointTail(prizes: readonly PrizeCount[], step: number, amount: number): number {
  if (amount < 0) return 1;
  const target = step * (Math.floor(amount / step + latticeTolerance) + 0.5);
  if (target >= largestCost(prizes)) return 0;
  const { slope: mean, curvature: variance } = cumulants(prizes, 0);
  const deviation = Math.sqrt(variance);
  const at = saddlepoint(prizes, target, (target - mean) / variance);
  const width = centralWidth / deviation;
  if (Math.abs(at) >= width) return tailAt(prizes, step, at);
  const share = (at + width) / (2 * width);
  return (1 - share) * tailAt(prizes, step, -width) + share * tailAt(prizes, step, width);
}

function saddlepoint(prizes: readonly PrizeCount[], target: number, start: number): number {
  const gap = (s: number): { value: number; slope: number } => {
    const { slope, curvature }: Cumulants = cumulants(prizes, s);
    return { value: slope - target, slope: curvature };
  };
  if (start >= 0) return risingRoot(gap, 0, largestArgument(prizes), start);
  let low = start;
  while (gap(low).value > 0) low *= 2;
  return risingRoot(gap, low, 0, start);
}

function tailAt(prizes: readonly PrizeCount[], step: number, s: number): number {
  const { value, slope, curvature } = cumulants(prizes, s);
  const root = Math.sign(s) * Math.sqrt(2 * Math.max(0, s * slope - value));
  const stretch = (2 / step) * Math.sinh((s * step) / 2) * Math.sqrt(curvature);
  const tail = normalTail(root) + normalDensity(root) * (1 / stretch - 1 / root);
  return Math.min(1, Math.max(0, tail));
}
