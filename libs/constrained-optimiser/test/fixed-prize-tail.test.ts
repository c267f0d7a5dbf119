import { fixedPrizeTail } from '../src/fixed-prize-tail.ts';
import { latticeDistribution } from '../src/lattice-distribution.ts';
import { type FixedPrize, unitsOfPrize } from '../src/winning-units.ts';
import { byWinners, enumerateOutcomes } from './enumeration.ts';

const tickets = 4_000_000;

function tier(oneIn: number, prize: number, ticketsPerWinningUnit = 1): FixedPrize {
  return { oneIn, prize, ticketsPerWinningUnit };
}

/** Exact tail of the total cost in steps of `step`, by convolving the recursion's distribution of each prize. */
function convolvedTail(prizes: readonly FixedPrize[], step: number, length: number): Float64Array {
  let total = new Float64Array(length);
  total[0] = 1;
  for (const prize of prizes) {
    const stride = Math.round(prize.prize / step);
    const counts = latticeDistribution(
      [{ winning: unitsOfPrize(prize, tickets), steps: 1 }],
      Math.ceil(length / stride),
    );
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

test('agrees with every outcome of two tiny tiers', () => {
  const tiers = [tier(3, 10, 2), tier(4, 25)];
  const tail = fixedPrizeTail(tiers, 5)(5);
  const first = byWinners(enumerateOutcomes(5, 3, 2));
  const second = byWinners(enumerateOutcomes(5, 4, 1));
  for (const amount of [-1, 0, 9.99, 10, 24, 25, 35, 60, 110, 125, 200]) {
    const enumerated = first.flatMap((a) =>
      second.map((b) => (10 * a.winners + 25 * b.winners > amount ? a.probability * b.probability : 0)),
    );
    expect(Math.abs(tail(amount) - enumerated.reduce((sum, value) => sum + value, 0))).toBeLessThan(1e-9);
  }
});

describe('tails down to 1e-6 are within 5 % of exact convolution', () => {
  test.each([
    { name: 'one frequent prize', tiers: [tier(40_000, 5)], step: 5, length: 400 },
    { name: 'a street prize', tiers: [tier(8500, 1000, 12)], step: 1000, length: 2000 },
    {
      name: 'a street prize and a rare large one',
      tiers: [tier(8500, 1000, 12), tier(250_000, 30_000, 12)],
      step: 1000,
      length: 12_000,
    },
    {
      name: 'a frequent prize that leaves lumps among smaller ones',
      tiers: [tier(40_000, 1000), tier(10_000, 10)],
      step: 10,
      length: 20_000,
    },
    {
      name: 'three prizes of one pyramid',
      tiers: [tier(1_500_000, 20_000), tier(60_000, 500), tier(4_000, 20, 5)],
      step: 20,
      length: 30_000,
    },
  ])('$name', ({ tiers, step, length }) => {
    const exact = convolvedTail(tiers, step, length);
    const tail = fixedPrizeTail(tiers, tickets)(tickets);
    let compared = 0;
    for (let at = 0; at + 1 < length; at += Math.ceil(length / 250)) {
      const reference = exact[at + 1] ?? 0;
      if (reference < 1e-6) break;
      expect(Math.abs(tail(at * step) / reference - 1)).toBeLessThan(0.05);
      compared++;
    }
    expect(compared).toBeGreaterThan(30);
  });
});

test('a lattice whose P(no winner) underflows still sums to 1 and has its mean', () => {
  const winning = unitsOfPrize(tier(1000, 1), tickets);
  const mass = latticeDistribution([{ winning, steps: 1 }], 5000);
  expect(mass.reduce((sum, probability) => sum + probability, 0)).toBeCloseTo(1, 12);
  expect(mass.reduce((sum, probability, count) => sum + probability * count, 0)).toBeCloseTo(4000, 6);
});
