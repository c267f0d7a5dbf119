import * as fc from 'fast-check';
import { candidateJackpots, isOnGrid } from '../src/index.ts';

const grid = (min: number, max: number, step: number) => ({ jackpot: { min, max, step } });

test('candidates are the decimals that a person would write', () => {
  expect(candidateJackpots(grid(0.1, 0.7, 0.2))).toEqual([0.1, 0.3, 0.5, 0.7]);
  expect(candidateJackpots(grid(5_000_000, 6_000_000, 250_000))).toEqual([5e6, 5.25e6, 5.5e6, 5.75e6, 6e6]);
  expect(candidateJackpots(grid(3, 3, 1))).toEqual([3]);
  expect(candidateJackpots(grid(1e-7, 3e-7, 1e-7))).toEqual([1e-7, 2e-7, 3e-7]);
});

test('isOnGrid knows neighbours and values outside', () => {
  const config = grid(0.1, 0.7, 0.2);
  expect([0.1, 0.3, 0.5, 0.7].every((jackpot) => isOnGrid(config, jackpot))).toBe(true);
  expect([-0.1, 0.2, 0.30000000000000004, 0.9, NaN, Infinity].some((jackpot) => isOnGrid(config, jackpot))).toBe(false);
});

test('a grid in cents is the grid of whole cents, divided', () => {
  const cents = fc.integer({ min: 1, max: 10 ** 9 });
  fc.assert(
    fc.property(cents, fc.integer({ min: 1, max: 10 ** 6 }), fc.integer({ min: 0, max: 300 }), (min, step, steps) => {
      const config = grid(min / 100, (min + steps * step) / 100, step / 100);
      const expected = Array.from({ length: steps + 1 }, (_, index) => (min + index * step) / 100);
      expect(candidateJackpots(config)).toEqual(expected);
      expect(expected.every((jackpot) => isOnGrid(config, jackpot))).toBe(true);
      expect(isOnGrid(config, (min + step * steps) / 100 + 0.001)).toBe(false);
    }),
    { numRuns: 200 },
  );
});
