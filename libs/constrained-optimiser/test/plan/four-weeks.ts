import fc from 'fast-check';
import { linkedDraws } from '../../src/plan/linked-draws.ts';
import type { DrawOption, PlanProblem, PlanWindow } from '../../src/plan/plan-problem.ts';

const draws = 4;
const jackpots = [2, 3, 4, 5, 6, 8];

/** Four weeks of six jackpots, windows of three weeks: as small as every plan can be looked at, and as tangled as a year. */
export const problems = fc
  .record({
    levels: fc.array(fc.double({ min: 5, max: 15, noNaN: true }), { minLength: draws, maxLength: draws }),
    elasticity: fc.double({ min: 0, max: 0.9, noNaN: true }),
    won: fc.double({ min: 0.1, max: 1, noNaN: true }),
    bounds: fc.constantFrom(['max'], ['min'], ['min', 'max'] as const),
    pastRatio: fc.double({ min: 0.3, max: 0.7, noNaN: true }),
    ratio: fc.double({ min: 0.35, max: 0.65, noNaN: true }),
    maxChange: fc.constantFrom(null, 0.4, 0.9),
  })
  .map((game): PlanProblem => {
    const options = game.levels.map((level) =>
      jackpots.map((jackpot): DrawOption => {
        const expectedSales = level * (jackpot / 4) ** game.elasticity;
        const expectedPrizes = 0.25 * expectedSales + jackpot * game.won * (1 - Math.exp(-expectedSales / 8));
        const objective = expectedSales - expectedPrizes;
        return { jackpot, objective, expectedSales, expectedPrizes, expectedNetRevenue: objective };
      }),
    );
    const windows = options.flatMap((_, last) =>
      game.bounds.map((bound): PlanWindow => {
        const pastSales = 10 * Math.max(0, 2 - last);
        const ratio = bound === 'max' ? game.ratio : game.ratio - 0.1;
        const first = Math.max(0, last - 2);
        return {
          constraint: 'payoutRatio',
          bound,
          ratio,
          first,
          last,
          pastSales,
          pastPrizes: game.pastRatio * pastSales,
          margin: 0,
        };
      }),
    );
    return { ...linkedDraws(options, game.maxChange), windows, carried: null };
  });
