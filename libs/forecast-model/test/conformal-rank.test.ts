import fc from 'fast-check';
import { lowerRank, upperRank } from '../src/conformal-rank.ts';
import { deviationAt, residualShape } from '../src/residual-shape.ts';

/** A small generator of its own (mulberry32), so that the series is the same everywhere. */
function uniforms(seed: number): () => number {
  let a = seed;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const conformalRanks = (m: number, alpha: number) => ({
  lower: lowerRank(m, alpha / 2),
  upper: upperRank(m, 1 - alpha / 2),
});

describe('conformal ranks', () => {
  test.each([
    [19, 0.1, { lower: 1, upper: 19 }],
    [99, 0.1, { lower: 5, upper: 95 }],
    [100, 0.1, { lower: 5, upper: 96 }],
    [156, 0.1, { lower: 7, upper: 150 }],
    [10, 0.1, { lower: 0, upper: 11 }],
  ])('of %i residuals at α = %f', (m, alpha, ranks) => {
    expect(conformalRanks(m, alpha)).toEqual(ranks);
  });

  test('promise at least the coverage asked for', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.double({ min: 0.01, max: 0.5, noNaN: true }), (m, alpha) => {
        const { lower, upper } = conformalRanks(m, alpha);
        expect((upper - lower) / (m + 1)).toBeGreaterThanOrEqual(1 - alpha - 1e-9);
      }),
    );
  });

  test.each([30, 100])('cover 2,000 exchangeable series of %i as often as the ranks say', (m) => {
    const random = uniforms(7 * m);
    const skewed = () => (-Math.log(1 - random())) ** 1.5;
    const { lower, upper } = conformalRanks(m, 0.1);
    let covered = 0;
    for (let series = 0; series < 2000; series++) {
      const shape = residualShape(Array.from({ length: m }, skewed));
      const next = skewed() - shape.median;
      if (next >= deviationAt(shape, -1.6448536269514722) && next <= deviationAt(shape, 1.6448536269514722)) covered++;
    }
    expect(Math.abs(covered / 2000 - (upper - lower) / (m + 1))).toBeLessThan(0.02);
  });
});
