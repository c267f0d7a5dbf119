import { type FixedPrize, unitsOfPrize, type WinningUnits } from './winning-units.ts';

/** Winning tickets of one kind, and what each costs. */
export interface PrizeCount {
  readonly winning: WinningUnits;
  readonly prize: number;
}

export function prizeCounts(prizes: readonly FixedPrize[], tickets: number): PrizeCount[] {
  return prizes.map((prize) => ({ winning: unitsOfPrize(prize, tickets), prize: prize.prize }));
}

export interface Cumulants {
  readonly value: number;
  readonly slope: number;
  readonly curvature: number;
}

/** exp of more than this overflows. */
const largestExponent = 700;

/**
 * κ(s) = log E[exp(s X)], κ′ and κ″ of the total cost X of independent prizes. With t = s · prize, a winning unit's
 * size has E[e^(t size)] − 1 = m (e^t − 1) / D, D = 1 − (m − 1)(e^t − 1).
 */
export function cumulants(prizes: readonly PrizeCount[], s: number): Cumulants {
  let value = 0;
  let slope = 0;
  let curvature = 0;
  for (const { winning, prize } of prizes) {
    const { units, probability, meanSize } = winning;
    const growth = Math.expm1(s * prize);
    const denominator = 1 - (meanSize - 1) * growth;
    const excess = (meanSize * growth) / denominator;
    const first = (meanSize * (growth + 1)) / (denominator * denominator);
    const second = first * (1 + (2 * (meanSize - 1) * (growth + 1)) / denominator);
    const scale = probability / (1 + probability * excess);
    value += units * Math.log1p(probability * excess);
    slope += units * prize * scale * first;
    curvature += units * prize * prize * (scale * second - (scale * first) ** 2);
  }
  return { value, slope, curvature };
}

/** Where κ ends: its nearest pole, or where its exponential leaves floating-point numbers. */
export function largestArgument(prizes: readonly PrizeCount[]): number {
  return Math.min(
    ...prizes.map(({ winning: { meanSize }, prize }) =>
      meanSize > 1 ? Math.min(-Math.log1p(-1 / meanSize), largestExponent) / prize : largestExponent / prize,
    ),
  );
}

/** The most that the prizes can cost: finite where every unit is one ticket. */
export function largestCost(prizes: readonly PrizeCount[]): number {
  return prizes.reduce((sum, { winning, prize }) => sum + (winning.meanSize > 1 ? Infinity : winning.units * prize), 0);
}
