import { constraintNames, decision, recommendation, yieldingBounds } from '../src/index.ts';

const recorded = {
  formatVersion: 1,
  status: 'recommended',
  country: 'england',
  drawDate: '2026-11-28',
  currency: 'GBP',
  lastJackpot: null,
  jackpot: 10e6,
  simulatedCash: false,
  inputs: { config: 'c', company: 'o', sales: null },
  lossQuantile: 4e6,
  why: [],
  objective: 'netRevenue',
  expectedSales: 30e6,
  expectedJackpotPaid: 2e6,
  expectedSecondaryPrizes: 7e6,
  expectedNetRevenue: 9e6,
  winProbability: 0.2,
  extrapolated: false,
  constraints: [{ name: 'cash', value: 0, max: 0.001, slack: 0.001, satisfied: true, binding: false }],
  violations: [],
  firstWeekInBounds: null,
  realisedPayoutRatio: null,
  yielded: [],
  rolloverUnknown: false,
  rolloverIgnoredAfterThisDraw: false,
  plan: {
    weeks: [
      {
        drawDate: '2026-11-28',
        jackpot: 10e6,
        expectedSales: 30e6,
        expectedPrizes: 9e6,
        expectedNetRevenue: 9e6,
        payoutRatio: 0.3,
      },
    ],
    objective: 9e6,
    bound: 9e6,
    gap: 0,
  },
  candidates: [
    {
      jackpot: 10e6,
      expectedSales: 30e6,
      salesInterval90: [28e6, 32e6],
      expectedNetRevenue: 9e6,
      winProbability: 0.2,
      extrapolated: false,
      payoutRatio: 0.3,
      breachProbability: 0,
      misses: [],
    },
  ],
  modelDigest: 'm',
};

test('a record of the first plans, without what was added since, is read', () => {
  const read = recommendation.parse(recorded);
  if (read.status === 'held') throw new TypeError('it was chosen');
  expect(read.constraints[0]?.shadowPrice).toBeNull();
  expect(read.exploration).toBeUndefined();
});

test('members that a later version adds at the top are kept', () => {
  expect(recommendation.parse({ ...recorded, addedLater: 1 })).toHaveProperty('addedLater', 1);
});

test('a decision that is made has every member', () => {
  const { error } = decision.safeParse(recorded);
  expect(error?.issues.map(({ path }) => path[0])).toEqual(
    expect.arrayContaining(['payoutBasis', 'missingWeeks', 'yearAhead', 'exploration', 'up', 'down']),
  );
});

test.each([
  ['yielded', [...yieldingBounds, 'ratio']],
  ['violations', [{ name: 'ratio', amount: 1, drawDate: '2026-11-28' }]],
  ['status', 'published'],
  ['objective', 'revenue'],
])('a name of %s that is none is refused', (member, value) => {
  expect(recommendation.safeParse(recorded).success).toBe(true);
  expect(recommendation.safeParse({ ...recorded, [member]: value }).success).toBe(false);
});

test('every constraint may be violated', () => {
  const violations = constraintNames.map((name) => ({ name, amount: 1, drawDate: '2026-11-28' }));
  expect(recommendation.parse({ ...recorded, violations })).toHaveProperty('violations', violations);
});
