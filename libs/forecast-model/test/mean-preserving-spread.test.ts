import fc from 'fast-check';
import { upperWidening } from '../src/mean-preserving-spread.ts';

const deviations = fc
  .array(fc.double({ min: 0.01, max: 2, noNaN: true }), { minLength: 2, maxLength: 40 })
  .map((sizes) => sizes.map((size, i) => ({ deviation: i % 2 === 0 ? -size : size, probability: 1 / sizes.length })));

describe('a mean-preserving spread', () => {
  test('keeps the mean of the exponentials, and widens both halves', () => {
    fc.assert(
      fc.property(deviations, fc.double({ min: 1.001, max: 5, noNaN: true }), (points, widening) => {
        const upper = upperWidening(points, widening);
        const mean = (lower: number, higher: number) =>
          points.reduce(
            (sum, p) => sum + p.probability * Math.exp(p.deviation * (p.deviation < 0 ? lower : higher)),
            0,
          );
        expect(mean(widening, upper) / mean(1, 1)).toBeCloseTo(1, 10);
        expect(upper).toBeGreaterThan(1);
      }),
    );
  });

  test('by hand: halves at ±ln 2, the lower one doubled', () => {
    const points = [Math.log(2), -Math.log(2)].map((deviation) => ({ deviation, probability: 0.5 }));
    // 2^u + 2^(−2) = 2 + 2^(−1), so u = log₂ 2.25.
    expect(upperWidening(points, 2)).toBeCloseTo(Math.log2(2.25), 12);
  });
});
