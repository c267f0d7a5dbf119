import { adjustedRevenue, type Replay } from '../src/index.ts';
import { knownDemandYear } from '../src/ratio-price.ts';
import { plainRegime } from './plain-regime.ts';

const { config } = plainRegime({}, { max: 0.4 });
const draw = (objective: number, prizes: number) => ({
  objective,
  prizes,
  sales: 100,
  breachProbability: 0,
  keepsCash: true,
});
/** Two weeks; in each, ten more of prizes earn first 8, then 3 more. */
const weeks = [
  [draw(50, 30), draw(58, 40), draw(61, 50)],
  [draw(70, 30), draw(78, 40), draw(81, 50)],
];

test('the price of a cap is what the next unit of prizes would earn', () => {
  // 80 of prizes on 200 of sales: both weeks in the middle. The step up from there earns 3 for 10, the last one earned 8.
  const { price, bound } = knownDemandYear(config, weeks, { sales: 200, prizes: 80 });
  expect(price.beyondMax).toBeCloseTo(0.3, 6);
  expect(price.beyondMin).toBe(0);
  expect(bound).toBeCloseTo(58 + 78, 6);
});

test('a ratio that nothing presses against is free', () => {
  expect(knownDemandYear(config, weeks, { sales: 200, prizes: 100 })).toEqual({
    price: { beyondMax: 0, beyondMin: 0 },
    bound: 61 + 81,
  });
});

test('no choice that ends as far inside exceeds the bound: all nine, at any position', () => {
  for (const prizes of [60, 63, 70, 75, 80, 85, 90, 99]) {
    const { bound } = knownDemandYear(config, weeks, { sales: 200, prizes });
    for (const a of weeks[0] ?? [])
      for (const b of weeks[1] ?? [])
        if (a.prizes + b.prizes <= prizes) expect(a.objective + b.objective).toBeLessThanOrEqual(bound + 1e-9);
  }
});

const played: Replay = {
  regime: 'plain',
  policy: 'constant',
  seed: 1,
  jackpots: [],
  objective: 150,
  sales: 200,
  prizes: 100,
  startingRatio: 0.4,
  payoutMisses: [0, 0],
  cashBreaches: 0,
  expectedCashBreaches: 0,
  knownDemand: null,
};
const oracle: Replay = {
  ...played,
  policy: 'oracle',
  prizes: 80,
  objective: 136,
  knownDemand: { price: { beyondMax: 0.3, beyondMin: 0 }, bound: 136 },
};

test('prizes beyond the oracle’s are charged at the price; prizes short of them earn nothing', () => {
  expect(adjustedRevenue(config, played, oracle)).toBeCloseTo(150 - 0.3 * 20, 9);
  expect(adjustedRevenue(config, { ...played, prizes: 60 }, oracle)).toBe(150);
});

test('a window that misses its bound by more than the oracle’s is charged, where that is more than the end of the year', () => {
  // 52 weeks of sales are 26 · 200 where two weeks sold 200: a miss of a hundredth beyond the oracle's is 52.
  const missing = { ...played, payoutMisses: [0.03, 0] };
  expect(adjustedRevenue(config, missing, { ...oracle, payoutMisses: [0.02, 0] })).toBeCloseTo(150 - 0.3 * 52, 9);
  expect(adjustedRevenue(config, missing, { ...oracle, payoutMisses: [0.03, 0] })).toBeCloseTo(150 - 0.3 * 20, 9);
});

test('a replay is compared with the oracle of its own seed alone', () => {
  expect(() => adjustedRevenue(config, { ...played, seed: 2 }, oracle)).toThrow(RangeError);
});
