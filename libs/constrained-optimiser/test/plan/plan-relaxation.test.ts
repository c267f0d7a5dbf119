import type { DrawOption, PlanProblem, PlanWindow } from '../../src/plan/plan-problem.ts';
import { bestFirstOption, withRelaxation } from '../../src/plan/plan-relaxation.ts';
import { loadSolver } from '../../src/plan/solver.ts';

const jackpots = [2, 3, 4, 5, 6, 8];

/** Nine draws alike, whose prizes must lie where those of the jackpots 4 and 5 do on average: so both may come first. */
function drawsAlike(game: number): PlanProblem {
  const share = (at: number): number => Math.abs(Math.sin(12.9 * game + 78.2 * at));
  const options = jackpots.map((jackpot): DrawOption => {
    const expectedSales = (5 + 10 * share(1)) * (jackpot / 4) ** (0.5 + 0.5 * share(2));
    const expectedPrizes = 0.25 * expectedSales + jackpot * (0.3 + 0.7 * share(3)) * (1 - Math.exp(-expectedSales / 8));
    const objective = expectedSales - expectedPrizes;
    return { jackpot, objective, expectedSales, expectedPrizes, expectedNetRevenue: objective };
  });
  const middle = options.filter(({ jackpot }) => jackpot === 4 || jackpot === 5);
  const sum = (of: (option: DrawOption) => number): number => middle.reduce((total, option) => total + of(option), 0);
  const ratio = sum(({ expectedPrizes }) => expectedPrizes) / sum(({ expectedSales }) => expectedSales);
  const windows = [2, 5, 8].flatMap((last): PlanWindow[] => {
    const window = {
      constraint: 'payoutRatio' as const,
      first: Math.max(0, last - 5),
      last,
      pastSales: 0,
      pastPrizes: 0,
      margin: 0,
    };
    return [
      { ...window, bound: 'max', ratio },
      { ...window, bound: 'min', ratio: ratio - 0.01 },
    ];
  });
  return { draws: Array.from({ length: 9 }, () => options), windows, maxChange: null, carried: null };
}

test('of first options that are worth the same the lowest is chosen, whatever order the solver lists them in', async () => {
  const highs = await loadSolver();
  const chosen = Array.from({ length: 40 }, (_, game) =>
    withRelaxation(highs, { problem: drawsAlike(game), aim: 'objective', lenient: null }, (relaxation) => {
      const values = jackpots.map((_, option) => relaxation.solve(option)?.value ?? -Infinity);
      const lowest = values.findIndex((value) => value >= Math.max(...values) - 1e-8);
      return { game, lowest, first: bestFirstOption(relaxation)?.first };
    }),
  );
  expect(chosen.filter(({ lowest, first }) => first !== lowest)).toEqual([]);
});
