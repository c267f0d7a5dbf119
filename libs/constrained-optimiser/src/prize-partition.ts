import { type ChernoffArguments, chernoffArguments, chernoffRange } from './chernoff-range.ts';
import { cumulants, type PrizeCount, prizeCounts } from './cumulants.ts';
import { commonStep } from './lattice-distribution.ts';
import { expectedWinningUnits, type FixedPrize, unitsOfPrize } from './winning-units.ts';

/**
 * Up to so many expected winning units, a prize is always counted exactly. Above it the saddlepoint of a lone prize is
 * within 0.1 % of the exact tail down to 1e-9.
 */
export const mostUnitsCountedExactly = 25;
/** With so many winners of standard deviation, one more or less moves a tail of 1e-6 by less than 5 %. */
const smoothDeviation = 100;
/** A finer lattice than this is coarsened, with prizes rounded up: the tail is then not understated. */
const mostLatticeSteps = 16_384;

export interface PrizePartition {
  readonly exact: readonly FixedPrize[];
  readonly smooth: readonly FixedPrize[];
}

/**
 * Which prizes the saddlepoint may take together. A frequent prize still leaves lumps of its own size in the total, which
 * the saddlepoint does not see; so it qualifies only if it is the smallest, or smaller prizes blur its lumps, or its
 * winners vary by so many that one lump is little. What would need too long a lattice goes to the saddlepoint too, as far
 * as it is frequent.
 */
export function partitionPrizes(prizes: readonly FixedPrize[], tickets: number): PrizePartition {
  const exact: FixedPrize[] = [];
  const smooth: FixedPrize[] = [];
  const isFrequent = (prize: FixedPrize): boolean =>
    expectedWinningUnits(unitsOfPrize(prize, tickets)) > mostUnitsCountedExactly;
  for (const prize of prizes.toSorted((a, b) => a.prize - b.prize)) {
    (isFrequent(prize) && isBlurred(prize, smooth, tickets) ? smooth : exact).push(prize);
  }
  while (exact.some(isFrequent) && finestLength(exact, tickets) > mostLatticeSteps) {
    smooth.push(...exact.splice(exact.findIndex(isFrequent), 1));
  }
  return { exact, smooth };
}

function isBlurred(prize: FixedPrize, smaller: readonly FixedPrize[], tickets: number): boolean {
  if (smaller.length === 0) return true;
  const deviation = costDeviation([prize], tickets);
  return prize.prize <= costDeviation(smaller, tickets) || deviation >= smoothDeviation * prize.prize;
}

function costDeviation(prizes: readonly FixedPrize[], tickets: number): number {
  return Math.sqrt(cumulants(prizeCounts(prizes, tickets), 0).curvature);
}

function finestLength(exact: readonly FixedPrize[], tickets: number): number {
  const counts = prizeCounts(exact, tickets);
  return finestLattice(counts, chernoffArguments(counts)).length;
}

/** The step and number of steps of the lattice on which these prizes are counted. */
export function latticeOf(exact: readonly PrizeCount[], at: ChernoffArguments): LatticeSize {
  const { step, length } = finestLattice(exact, at);
  const coarsening = Math.max(1, length / mostLatticeSteps);
  return { step: step * coarsening, length: Math.ceil(length / coarsening) };
}

export interface LatticeSize {
  readonly step: number;
  readonly length: number;
}

function finestLattice(exact: readonly PrizeCount[], at: ChernoffArguments): LatticeSize {
  const step = commonStep(exact.map(({ prize }) => prize));
  const [, high] = chernoffRange(exact, at);
  return { step, length: Math.ceil(high / step) + 2 };
}
