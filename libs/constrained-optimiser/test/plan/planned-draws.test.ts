import { evaluationContext, type EvaluationContext } from '../../src/evaluate-candidate.ts';
import { drawFilters } from '../../src/constraint/constraints.ts';
import { allowedCounts, PlannedDraw, plannedJackpots, risingCount } from '../../src/plan/planned-draws.ts';
import { lottery, ticketDistribution } from '../lottery.ts';

const later = '2026-12-05';

/** Cash in is 4 M × 2.5 × 0.62 − 0.5 M = 5.7 M, other prizes are 2.5 M: who wins the jackpot J makes it lose J − 3.2 M. */
function contextOf(winProbability: number, limit: number): EvaluationContext {
  const config = lottery({
    prizes: { jackpot: { win: 'probability', value: winProbability }, secondary: { shareOfSales: 0.25 } },
    constraints: { payoutRatio: { weeks: 52, max: 1 }, cash: { share: 1, breachProbabilityPerYear: 0.5 } },
  });
  return evaluationContext({
    config,
    history: [],
    openDraws: [],
    drawDate: '2026-11-28',
    forecast: () => ticketDistribution([[4e6, 1]]),
    cash: { available: limit, safetyNet: 0, exchangeRate: 1 },
  });
}

const plannedDraw = (winProbability: number) => new PlannedDraw(contextOf(winProbability, 1e9), later);
const cashOf = (limit: number) => drawFilters(contextOf(1, limit), null).map(({ filter }) => filter);

test('a later draw may breach as often as this one: 52 of them once in two years', () => {
  // 1 − 0.5^(1/52) = 0.0132.
  expect(plannedDraw(0.013).isAllowed(10e6, cashOf(6.7e6))).toBe(true);
  expect(plannedDraw(0.014).isAllowed(10e6, cashOf(6.7e6))).toBe(false);
  expect(plannedDraw(0.014).isAllowed(10e6, cashOf(6.9e6))).toBe(true);
});

test('is planned on the jackpots that cash allows, and on the lowest where it allows none', () => {
  const jackpots = [6e6, 8e6, 10e6, 12e6];
  const draws = [plannedDraw(0.014), plannedDraw(0.013)];
  expect(allowedCounts(draws, jackpots, cashOf(6.9e6))).toEqual([3, 4]);
  expect(allowedCounts(draws, jackpots, cashOf(1e6))).toEqual([1, 4]);
});

test.each([0, 1, 3, 5])('the search finds how many of five are allowed, %d, wherever it begins', (count) => {
  for (let near = 0; near <= 5; near++) expect(risingCount((index) => index < count, near, 5)).toBe(count);
});

test('a grid of thousands is planned on 400 of its jackpots, both ends among them', () => {
  const jackpots = plannedJackpots(lottery({ jackpot: { min: 5e6, max: 50e6, step: 10e3 } }), []);
  expect(jackpots).toHaveLength(400);
  expect([jackpots[0], jackpots.at(-1)]).toEqual([5e6, 50e6]);
});
