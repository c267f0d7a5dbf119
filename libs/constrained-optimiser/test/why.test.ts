import type { ConstraintReport } from '@jackpot/decision';
import { whySentences, type WhyFacts } from '../src/why.ts';

function constraint(
  name: ConstraintReport['name'],
  { binding = false, shadowPrice = null }: Partial<ConstraintReport>,
): ConstraintReport {
  return { name, value: 0.4, max: 0.5, slack: 0.1, satisfied: true, binding, shadowPrice };
}

/** Nothing binds, and a step up or down costs a little of this draw and of the plan. */
function facts(changes: Partial<WhyFacts> = {}): WhyFacts {
  const step = { objectiveChange: -161, netRevenueChange: -161, horizonChange: -161, stoppedBy: [] };
  return {
    jackpot: 20e6,
    status: 'recommended',
    constraints: [constraint('payoutRatio', { shadowPrice: 0 }), constraint('cash', { shadowPrice: 0 })],
    violations: [],
    firstWeekInBounds: null,
    recovering: false,
    objective: 'netRevenue',
    exploration: null,
    nearTie: null,
    yielded: [],
    up: { ...step, jackpot: 21e6 },
    down: { ...step, jackpot: 19e6 },
    currency: 'GBP',
    horizonWeeks: 52,
    without: () => ({ jackpot: 24e6, value: 1e9 }),
    ...changes,
  };
}

/** The first sentence where a step up would change so much of this draw and of the plan. */
function upSentence(netRevenueChange: number, horizonChange: number | null, changes: Partial<WhyFacts> = {}): string {
  const up = { jackpot: 21e6, objectiveChange: 0, netRevenueChange, horizonChange, stoppedBy: [] };
  return whySentences(facts({ up, ...changes }))[0];
}

const oneStepUp = 'One step up, GBP 21,000,000, would';

test.each([
  [-161, -99, "lower this draw's expected net revenue by GBP 161 and that of the plan's 52 weeks by GBP 99."],
  [161, -99, "raise this draw's expected net revenue by GBP 161 and lower that of the plan's 52 weeks by GBP 99."],
  [161, 2.98e-8, "raise this draw's expected net revenue by GBP 161 and leave that of the plan's 52 weeks unchanged."],
  [161, -0.4, "raise this draw's expected net revenue by GBP 161 and leave that of the plan's 52 weeks unchanged."],
  [0.3, -99, "leave this draw's expected net revenue unchanged and lower that of the plan's 52 weeks by GBP 99."],
  [
    -161,
    null,
    "lower this draw's expected net revenue by GBP 161, and no plan of 52 weeks that begins there keeps the payout ratio.",
  ],
])('a step that changes the draw by %d and the plan by %p', (netRevenueChange, horizonChange, sentence) => {
  expect(upSentence(netRevenueChange, horizonChange)).toBe(`${oneStepUp} ${sentence}`);
});

test('where no plan keeps the ratio, a step does not miss it once more', () => {
  const up = { jackpot: 21e6, objectiveChange: 0, netRevenueChange: 161, horizonChange: null };
  const [sentence] = whySentences(facts({ up: { ...up, stoppedBy: ['payoutRatio', 'cash'] } }));
  expect(sentence).toMatch(
    /no plan of 52 weeks that begins there keeps the payout ratio, and misses the cash safety net\.$/,
  );
});

test('one week ahead, the draw alone; under the other objective, its name', () => {
  expect(upSentence(-161, -161, { horizonWeeks: 1 })).toBe(
    `${oneStepUp} lower this draw's expected net revenue by GBP 161.`,
  );
  expect(upSentence(-161, -99, { objective: 'operatorSurplus' })).toContain(
    "and the operator surplus of the plan's 52 weeks by GBP 99.",
  );
});

function stopSentence(constraints: readonly ConstraintReport[], horizonWeeks = 52): string {
  return whySentences(facts({ constraints, horizonWeeks }))[2];
}

test('nothing stops it', () => {
  expect(whySentences(facts())[2]).toBe(
    "No constraint stops this week's jackpot: of all jackpots, this one earns most over the 52 weeks.",
  );
  expect(stopSentence([], 1)).toBe('No constraint stops it: of all jackpots, this one earns most in this draw.');
});

test('nothing stops this week, but the ratio costs later weeks something', () => {
  expect(stopSentence([constraint('payoutRatio', { shadowPrice: 78_441 })])).toBe(
    "No constraint stops this week's jackpot: of all jackpots, this one earns most over the 52 weeks; " +
      'for later weeks of the plan, one more percentage point of payout ratio would earn GBP 78,441 a year.',
  );
});

test('what stops it, with its price: a year of a plan, one draw of the one-week rule', () => {
  const ratio = constraint('payoutRatio', { binding: true, shadowPrice: 78_441 });
  expect(stopSentence([ratio])).toBe(
    'Stopped by the 52-week payout ratio: without it GBP 24,000,000 would be announced, ' +
      'and one more percentage point of payout ratio would earn GBP 78,441 a year.',
  );
  expect(stopSentence([ratio], 1)).toContain('would earn GBP 78,441 in this draw.');
});

test('two constraints that stop it make one sentence', () => {
  const cash = constraint('cash', { binding: true, shadowPrice: 0 });
  expect(stopSentence([cash, constraint('maxChange', { binding: true })])).toBe(
    'Stopped by the cash safety net: without it GBP 24,000,000 would be announced, ' +
      "and one more million of the company's cash would earn nothing; " +
      'and by the largest change: without it GBP 24,000,000 would be announced.',
  );
});

test('what gave way is said behind it', () => {
  expect(whySentences(facts({ yielded: ['laterMaxChange'] }))[2]).toBe(
    "No constraint stops this week's jackpot: of all jackpots, this one earns most over the 52 weeks; " +
      'later weeks are planned without the largest change, which no sequence of jackpots keeps.',
  );
});
