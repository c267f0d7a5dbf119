import { attainableRevenue } from '../src/attainable-revenue.ts';
import { adjustedRevenue, type Replay } from '../src/index.ts';
import { plainRegime } from './plain-regime.ts';

const { config } = plainRegime({}, { max: 0.4 });
const option = (objective: number, expectedPrizes: number) => {
  return { jackpot: expectedPrizes, objective, expectedSales: 100, expectedPrizes, expectedNetRevenue: objective };
};
/** Ten more of prizes earn 15 and 13 in the first week, 8 and 3 in the second; the cap allows 40 a week. */
const first = [option(50, 30), option(65, 40), option(78, 50)];
const second = [option(70, 30), option(78, 40), option(81, 50)];

async function attainableAfter(prizes: readonly [number, number]): Promise<number> {
  const weeks = [first, second].map((options, week) => {
    const held = options.find(({ expectedPrizes }) => expectedPrizes === prizes[week]);
    if (held === undefined) throw new Error(`no option pays ${prizes[week]}`);
    return { drawDate: week === 0 ? '2026-11-28' : '2026-12-05', held, options };
  });
  return attainableRevenue(config, [], weeks);
}

test.each([
  { what: 'at the cap in both weeks', prizes: [40, 40], attainable: 65 + 78 },
  { what: 'at the cap in the end, but not at the best', prizes: [30, 50], attainable: 65 + 78 },
  { what: 'inside the cap', prizes: [40, 30], attainable: 65 + 70 },
  { what: 'at the cap in the end, beyond it before', prizes: [50, 30], attainable: 78 + 70 },
  { what: 'beyond the cap in the end', prizes: [40, 50], attainable: 65 + 81 },
] as const)('what known demand could have earned, $what', async ({ prizes, attainable }) => {
  expect(await attainableAfter(prizes)).toBeCloseTo(attainable, 4);
});

const oracle: Replay = {
  regime: 'plain',
  policy: 'oracle',
  seed: 1,
  jackpots: [],
  objective: 140,
  sales: 200,
  prizes: 80,
  startingRatio: 0.4,
  payoutMisses: [0, 0],
  cashBreaches: 0,
  expectedCashBreaches: 0,
  attainable: 143,
};

test("what the ratio's use was worth beyond the oracle's is charged; what is left unspent earns nothing", () => {
  const other: Replay = { ...oracle, policy: 'constant', objective: 145 };
  expect(adjustedRevenue({ ...other, attainable: 148 }, oracle)).toBe(140);
  expect(adjustedRevenue({ ...other, attainable: 135 }, oracle)).toBe(145);
});

test('a replay is compared with the oracle of its own seed alone', () => {
  expect(() => adjustedRevenue({ ...oracle, seed: 2 }, oracle)).toThrow(RangeError);
  expect(() => adjustedRevenue(oracle, { ...oracle, policy: 'plan' })).toThrow(RangeError);
});
