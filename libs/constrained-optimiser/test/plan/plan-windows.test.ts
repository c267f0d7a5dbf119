import { addDays } from '@jackpot/config-schema';
import { evaluationContext, evaluateCandidate } from '../../src/evaluate-candidate.ts';
import { Horizon } from '../../src/plan/horizon.ts';
import { payoutRatioBounds } from '../../src/constraint/payout-ratio.ts';
import { yearGame } from './year-game.ts';

const context = evaluationContext(yearGame({ horizonWeeks: 104, payoutRatio: { min: 0.5, max: 0.6 } }));
const dates = Array.from({ length: 104 }, (_, week) => addDays(context.drawDate, 7 * week));

test('each window holds 52 weekly draws, of the past as many as are not planned', () => {
  for (const { first, last, pastSales } of payoutRatioBounds.windows(context, dates)) {
    const past = pastSales / (context.history[0]?.grossSales ?? NaN);
    expect(last - first + 1 + past).toBeCloseTo(52, 9);
    expect(past === 0 || first === 0).toBe(true);
  }
});

test('each bound has its own window at each draw, by end, rising', () => {
  const windows = payoutRatioBounds.windows(context, dates).map(({ bound, ratio, last }) => ({ bound, ratio, last }));
  expect(windows.slice(0, 3)).toEqual([
    { bound: 'max', ratio: 0.6, last: 0 },
    { bound: 'min', ratio: 0.5, last: 0 },
    { bound: 'max', ratio: 0.6, last: 1 },
  ]);
  expect(windows).toHaveLength(2 * 104);
});

test('the year ahead spreads over the 52 draws of the first window that is wholly planned', () => {
  const horizon = new Horizon(context);
  const plan = horizon.problem([evaluateCandidate(context, 6e6)]).draws.flatMap(([option]) => option ?? []);
  expect(plan).toHaveLength(104);
  expect(horizon.spreadsOf(plan)).toHaveLength(52);
});
