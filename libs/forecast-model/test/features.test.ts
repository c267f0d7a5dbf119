import fc from 'fast-check';
import {
  defaultRecipe,
  elasticityRow,
  featureGroups,
  featureRow,
  featureScaling,
  responseScaling,
  responseSegments,
  smoothResponse,
} from '../src/index.ts';

const rows = Array.from({ length: 60 }, (_, i) => ({
  drawDate: `20${String(10 + Math.floor(i / 12))}-${String((i % 12) + 1).padStart(2, '0')}-15`,
  jackpot: 1e6 * (1 + (i % 10)),
  marketingSpend: i % 12 === 5 ? 300 : 100,
}));

describe('features', () => {
  test('have one group a column, the response last', () => {
    const row = featureRow(
      { drawDate: '2026-01-03', jackpot: 3e6, marketingSpend: null },
      featureScaling(rows, defaultRecipe),
      defaultRecipe,
    );
    const groups = featureGroups(defaultRecipe);
    expect(row).toHaveLength(groups.length);
    expect(groups.slice(-6)).toEqual(Array.from({ length: 6 }, () => 'response'));
  });

  test('tilt the response of the past, never that of the next draw and after', () => {
    const scaling = featureScaling(rows, defaultRecipe);
    const tilt = (drawDate: string, jackpot: number) =>
      featureRow({ drawDate, jackpot, marketingSpend: null }, scaling, defaultRecipe)[2] ?? NaN;
    expect(tilt('2010-06-15', 1e7)).toBeLessThan(-1);
    expect(tilt('2010-06-15', 1e6)).toBeGreaterThan(1);
    // Levels off: at most 3 years times standard deviations above the median.
    const deviations = (Math.log(1e7) - scaling.response.reference) / scaling.response.standardDeviation;
    expect(Math.abs(tilt('1980-06-15', 1e7))).toBeLessThanOrEqual(3 * deviations);
    for (const date of [scaling.cutoff, '2026-01-03', '2027-01-02']) expect(tilt(date, 1e7)).toBe(0);
  });

  test('segments sum to the log jackpot over the reference, for any knots', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 1, max: 1e9, noNaN: true }), { minLength: 1, maxLength: 50 }),
        fc.double({ min: 1, max: 1e10, noNaN: true }),
        (jackpots, jackpot) => {
          const scaling = responseScaling(jackpots, [0.1, 0.5, 0.9]);
          const sum = responseSegments(Math.log(jackpot), scaling).reduce((total, x) => total + x, 0);
          expect(sum).toBeCloseTo(Math.log(jackpot) - scaling.reference, 9);
          expect(scaling.knots.every((knot, i) => i === 0 || knot > (scaling.knots[i - 1] ?? knot))).toBe(true);
        },
      ),
    );
  });

  test('the smooth response sums to the log jackpot over the reference too, and its slopes blend from knot to knot', () => {
    const scaling = responseScaling([1e6, 2e6, 3e6, 4e6, 8e6], [0.1, 0.5, 0.9]);
    for (const jackpot of [1e5, 2.5e6, 3e6, 7e6, 1e9]) {
      const sum = smoothResponse(Math.log(jackpot), scaling).reduce((total, x) => total + x, 0);
      expect(sum).toBeCloseTo(Math.log(jackpot) - scaling.reference, 9);
    }
    const [first = NaN, second = NaN] = scaling.knots;
    const halfway = elasticityRow((first + second) / 2, 1e-4, scaling, {
      knotQuantiles: [0.1, 0.5, 0.9],
      smooth: true,
    });
    expect(halfway.map((share) => Number(share.toFixed(6)))).toEqual([0.5, 0.5, 0]);
  });

  test('take a spend that is not known as usual for its week, not as none', () => {
    const scaling = featureScaling(rows, defaultRecipe);
    const effort = (drawDate: string, marketingSpend: number | null) =>
      featureRow({ drawDate, jackpot: 3e6, marketingSpend }, scaling, defaultRecipe)[1] ?? NaN;
    expect(effort('2026-06-15', null)).toBeCloseTo(effort('2026-06-15', 300), 12);
    expect(effort('2026-10-15', null)).toBeCloseTo(effort('2026-10-15', 100), 12);
    expect(effort('2026-10-15', 0)).toBeLessThan(effort('2026-10-15', null));
  });
});
