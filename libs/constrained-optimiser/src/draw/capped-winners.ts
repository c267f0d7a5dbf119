import { log, log1p } from '@jackpot/elementary-functions';
import { expectedWinningUnits, winnerProbabilities, type WinningUnits, winnersVariance } from './winning-units.ts';

/** Rest of a probability that changes no amount of money. */
const negligible = 1e-15;
/** Of more expected winning units the probability of none is no floating-point number. */
const mostUnitsCounted = 600;

interface Moments {
  readonly mean: number;
  readonly variance: number;
}

/**
 * Mean and variance of min(K, limit), K the winners: the jackpots, as multiples of what one winner gets at most, that are paid.
 * E[min(K, L)] = ∫₀ᴸ P(K > x) dx, and E[min(K, L)²] = ∫₀ᴸ 2x P(K > x) dx.
 */
export function winnersUpTo(winning: WinningUnits, limit: number): Moments {
  const { units, probability, meanSize } = winning;
  const expected = units * probability * meanSize;
  if (isBeyondWinners(winning, limit)) return { mean: expected, variance: winnersVariance(winning) };
  if (!areCounted(winning)) return { mean: Math.min(expected, limit), variance: 0 };
  let [more, mean, square, winners] = [1, 0, 0, 0];
  for (const exactly of winnerProbabilities(winning)) {
    more -= exactly;
    const next = Math.min(winners + 1, limit);
    mean += more * (next - winners);
    square += more * (next ** 2 - winners ** 2);
    winners += 1;
    if (winners >= limit || more < negligible) break;
  }
  return { mean, variance: square - mean ** 2 };
}

/**
 * True where as many winners as `limit` are less likely than 1e-15, by Chernoff's bound P(K ≥ L) ≤ E[zᴷ] z⁻ᴸ at
 * z = 1 + 1 / (2 m), m the mean size of a winning unit, whose generating function is 1 + m / (m + 1) there.
 */
export function isBeyondWinners({ units, probability, meanSize }: WinningUnits, limit: number): boolean {
  const logBound = (units * probability * meanSize) / (meanSize + 1) - limit * log1p(1 / (2 * meanSize));
  return logBound < log(negligible);
}

/** False where winners are too many to be told apart one by one: then luck hardly moves their number. */
export function areCounted(winning: WinningUnits): boolean {
  return expectedWinningUnits(winning) <= mostUnitsCounted;
}
