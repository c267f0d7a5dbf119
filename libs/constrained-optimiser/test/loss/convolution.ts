import { type FixedPrize, unitsOfPrize } from '../../src/draw/winning-units.ts';

/**
 * Probabilities of 0, 1, … `length` − 1 winners: a convolution power of one unit's distribution, by the recursion of
 * logarithmic derivatives in plain doubles, from P(no winner).
 */
function winnerDistribution(prize: FixedPrize, sold: number, length: number): Float64Array {
  const { units, probability } = unitsOfPrize(prize, sold);
  const mean = prize.ticketsPerWinningUnit;
  const longest = mean === 1 ? 1 : Math.ceil(40 * mean);
  const sizes = Float64Array.from({ length: longest + 1 }, (_, won) => (1 / mean) * (1 - 1 / mean) ** (won - 1));
  const mass = new Float64Array(length);
  mass[0] = (1 - probability) ** units;
  for (let at = 1; at < length; at++) {
    let sum = 0;
    for (let won = 1; won <= Math.min(at, longest); won++) {
      sum += (((units + 1) * won) / at - 1) * probability * (sizes[won] ?? 0) * (mass[at - won] ?? 0);
    }
    mass[at] = sum / (1 - probability);
  }
  return mass;
}

/** P(cost ≥ at · step), by index: exact tail of the total cost in steps of `step`, by convolving the distributions of the prizes' winners. */
export function convolvedTail(prizes: readonly FixedPrize[], sold: number, step: number, length: number): Float64Array {
  let total = new Float64Array(length);
  total[0] = 1;
  for (const prize of prizes) {
    const stride = Math.round(prize.prize / step);
    const counts = winnerDistribution(prize, sold, Math.ceil(length / stride));
    const next = new Float64Array(length);
    counts.forEach((probability, count) => {
      if (probability < 1e-18) return;
      for (let at = count * stride; at < length; at++)
        next[at] = (next[at] ?? 0) + probability * (total[at - count * stride] ?? 0);
    });
    total = next;
  }
  for (let at = length - 2; at >= 0; at--) total[at] = (total[at] ?? 0) + (total[at + 1] ?? 0);
  return total;
}
