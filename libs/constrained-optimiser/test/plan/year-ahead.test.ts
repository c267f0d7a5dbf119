import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { excessDeviation, revenueStray90, yearAhead } from '../../src/plan/year-ahead.ts';
import { logNormalTickets, lottery } from '../lottery.ts';

const none = { luck: 0, prizes: 0, covariance: 0, sales: 0 };
const sums = { sales: 100, prizes: 50 };

const ahead = (spreads: Parameters<typeof yearAhead>[3], payoutRatio: { min?: number; max?: number } = { max: 0.48 }) =>
  yearAhead(
    lottery({
      constraints: { payoutRatio: { weeks: 52, ...payoutRatio }, cash: { share: 0.4, breachProbabilityPerYear: 0.01 } },
    }),
    '2027-11-20',
    sums,
    spreads,
  );

test('luck adds up as independent from draw to draw, forecast errors as one and the same, and both as independent', () => {
  // Luck √(4 + 5) = 3, errors √1 + √9 = 4, together √(9 + 16) = 5.
  const spreads = [
    { ...none, luck: 4, prizes: 1 },
    { ...none, luck: 5, prizes: 9 },
  ];
  expect(excessDeviation(spreads, 0.5)).toBeCloseTo(5, 12);
});

test('what moves prizes and sales alike counts less: Var(prizes − ratio · sales)', () => {
  // 9 − 2 · 0.5 · 10 + 0.25 · 20 = 4.
  expect(excessDeviation([{ ...none, prizes: 9, covariance: 10, sales: 20 }], 0.5)).toBeCloseTo(2, 12);
});

test('nine of ten years lie in the interval, and one of twenty on either side of it', () => {
  // 95 % of a normal law lie below 1.644854 deviations.
  const { expectedRatio, ratioInterval90 } = ahead([{ ...none, luck: 16 }]);
  expect(expectedRatio).toBe(0.5);
  expect(ratioInterval90[0]).toBeCloseTo((50 - 4 * 1.644854) / 100, 7);
  expect(ratioInterval90[1]).toBeCloseTo((50 + 4 * 1.644854) / 100, 7);
});

test("a bound at the interval's end is kept with 95 %, though the deviation depends on the ratio", () => {
  const spreads = [{ luck: 4, prizes: 9, covariance: 10, sales: 20 }];
  const [min, max] = ahead(spreads).ratioInterval90;
  expect(ahead(spreads, { min, max })).toMatchObject({
    keepsMin: expect.closeTo(0.95, 6) as number,
    keepsMax: expect.closeTo(0.95, 6) as number,
  });
});

test('a bound that is not there is not kept or missed', () => {
  expect(ahead([{ ...none, luck: 16 }], { max: 0.5 })).toMatchObject({ keepsMin: null, keepsMax: 0.5 });
  expect(ahead([{ ...none, luck: 16 }], { min: 0.5 })).toMatchObject({ keepsMin: 0.5, keepsMax: null });
});

test.each([
  { errors: 'one and the same', isLevelShared: true, least: 0.88, most: 0.92 },
  { errors: 'independent', isLevelShared: false, least: 0.9, most: 0.98 },
])('of 4,000 simulated years nine in ten earn what is told where forecast errors are $errors, seed 7', (game) => {
  const [years, oneIn, price, jackpot] = [4000, 14e6, 2, 8e6];
  const config = lottery({
    ticketPrice: price,
    prizes: { jackpot: { win: 'odds', oneIn, paid: 'shared' }, secondary: { shareOfSales: 0.25 } },
    shares: { retailer: 0.05, duty: 0.12, goodCauses: 0.28 },
  });
  const tickets = logNormalTickets(6e6, 0.1, 31);
  const draws = Array.from({ length: 52 }, () => ({ config, jackpot, tickets }));
  const generator = xoroshiro128plus(7);
  const uniform = () => ((generator.next() >>> 0) + 0.5) / 2 ** 32;
  const earned = Array.from({ length: years }, () => {
    const level = uniform();
    return draws.reduce((sum) => {
      let left = game.isLevelShared ? level : uniform();
      const sold = tickets.points.find(({ probability }) => (left -= probability) <= 0)?.tickets ?? 0;
      const won = uniform() < 1 - (1 - 1 / oneIn) ** sold;
      return sum + sold * price * (1 - 0.05 - 0.12 - 0.25) - (won ? jackpot : 0);
    }, 0);
  });
  const mean = earned.reduce((sum, one) => sum + one, 0) / years;
  const stray = revenueStray90(draws);
  const inside = earned.filter((one) => Math.abs(one - mean) <= stray).length / years;
  expect(inside).toBeGreaterThan(game.least);
  expect(inside).toBeLessThan(game.most);
});
