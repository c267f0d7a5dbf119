import { admissibleCandidates } from '../../src/constraint/admissible-candidates.ts';
import { evaluationContext, evaluateCandidate } from '../../src/evaluate-candidate.ts';
import type { Relief } from '../../src/constraint/relief.ts';
import { lottery, ticketDistribution } from '../lottery.ts';

/** Jackpots of 40 to 41 M that are always won, and sold to nobody: each loses itself and the fixed cost. */
function contextOf(limit: number) {
  return evaluationContext({
    config: lottery({
      jackpot: { min: 40e6, max: 41e6, step: 250e3 },
      prizes: { jackpot: { win: 'certain' }, secondary: { shareOfSales: 0.25 } },
      fixedCost: 1e6,
      constraints: { payoutRatio: { weeks: 52, max: 1 }, cash: { share: 1, breachProbabilityPerYear: 0.01 } },
    }),
    history: [],
    openDraws: [],
    drawDate: '2026-11-28',
    forecast: () => ticketDistribution([[0, 1]]),
    cash: { available: limit, safetyNet: 0, exchangeRate: 1 },
  });
}

function jackpotsOf(limit: number, relief: Relief | null = null): number[] {
  const context = contextOf(limit);
  const candidates = context.bounds.jackpots.map((jackpot) => evaluateCandidate(context, jackpot));
  return admissibleCandidates(candidates, context, relief).map(({ jackpot }) => jackpot);
}

test('cash admits what loses no more than the limit', () => {
  expect(jackpotsOf(41.5e6 + 1)).toEqual([40e6, 40.25e6, 40.5e6]);
});

test('where cash admits nothing, only the least loss is left: one that is 0.6 % larger is not as good', () => {
  expect(jackpotsOf(10e6)).toEqual([40e6]);
});

test('more cash adds what it allows, and cash lifted adds all', () => {
  expect(jackpotsOf(41.25e6 + 1, { moreCash: 250e3 })).toEqual([40e6, 40.25e6, 40.5e6]);
  expect(jackpotsOf(10e6, { lift: 'cash' })).toHaveLength(5);
});
