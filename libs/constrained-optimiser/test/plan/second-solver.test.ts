import fc from 'fast-check';
import imported from 'javascript-lp-solver';
import { evaluationContext, evaluateCandidate } from '../../src/evaluate-candidate.ts';
import { Horizon } from '../../src/plan/horizon.ts';
import { goalGap, planGap } from '../../src/plan/integer-plan.ts';
import type { DrawOption, PlanProblem } from '../../src/plan/plan-problem.ts';
import { withRelaxation } from '../../src/plan/plan-relaxation.ts';
import { solvePlan } from '../../src/plan/solve-plan.ts';
import { loadSolver } from '../../src/plan/solver.ts';
import { problems } from './four-weeks.ts';
import { yearGame } from './year-game.ts';

jest.setTimeout(60_000);

// The package describes its CommonJS build only: as an ES module its default export is the solver itself.
const solver = imported as unknown as typeof imported.default;

/**
 * The same program for another solver, by its definition: every window a row over the draws inside it, no running sums, money
 * counted in `unit`. Null where it is infeasible.
 */
function secondOpinion({ draws, windows }: PlanProblem, unit: number, integral: boolean): number | null {
  const variables: Record<string, Record<string, number>> = {};
  draws.forEach((options, draw) => {
    options.forEach((option, at) => {
      variables[`x${draw}.${at}`] = {
        objective: option.objective / unit,
        [`draw${draw}`]: 1,
        ...Object.fromEntries(windows.flatMap((window, row) => entry(window, row, draw, option, unit))),
      };
    });
  });
  const constraints: Record<string, { equal?: number; max?: number; min?: number }> = {};
  draws.forEach((_, draw) => (constraints[`draw${draw}`] = { equal: 1 }));
  windows.forEach(({ bound, ratio, pastSales, pastPrizes }, row) => {
    constraints[`window${row}`] = { [bound]: (ratio * pastSales - pastPrizes) / unit };
  });
  const binaries = integral ? Object.fromEntries(Object.keys(variables).map((name) => [name, true])) : {};
  const answer = solver.Solve({ optimize: 'objective', opType: 'max', constraints, variables, binaries }) as {
    readonly feasible: boolean;
    readonly result: number;
  };
  return answer.feasible ? answer.result * unit : null;
}

function entry(
  { first, last, ratio }: PlanProblem['windows'][number],
  row: number,
  draw: number,
  { expectedPrizes, expectedSales }: DrawOption,
  unit: number,
): (readonly [string, number])[] {
  return draw < first || draw > last ? [] : [[`window${row}`, (expectedPrizes - ratio * expectedSales) / unit]];
}

const relaxedValue = async (problem: PlanProblem) =>
  withRelaxation(
    await loadSolver(),
    { problem, aim: 'objective', lenient: null },
    (relaxation) => relaxation.solve(null)?.value ?? null,
  );

test('100 problems of four weeks: the same bound by the relaxation, and no better plan', async () => {
  const highs = await loadSolver();
  let planned = 0;
  await fc.assert(
    fc.asyncProperty(problems, async (tangled) => {
      const problem = { ...tangled, maxChange: null };
      const [bound, second] = [await relaxedValue(problem), secondOpinion(problem, 10, false)];
      expect(bound === null).toBe(second === null);
      if (bound === null || second === null) return;
      expect(Math.abs(bound - second)).toBeLessThan(1e-6 * Math.abs(bound));
      const [plan, secondPlan] = [
        solvePlan(highs, { problem, aim: 'objective', lenient: null }),
        secondOpinion(problem, 10, true),
      ];
      expect(plan === null).toBe(secondPlan === null);
      if (plan === null || secondPlan === null) return;
      planned++;
      expect(secondPlan).toBeLessThanOrEqual(plan.bound + 1e-6);
      expect(plan.value).toBeLessThanOrEqual(secondPlan + 1e-6);
      expect(planGap({ value: plan.value, bound: secondPlan }, 10)).toBeLessThanOrEqual(2.1 * goalGap);
    }),
    { numRuns: 100, seed: 6, endOnFailure: true },
  );
  expect(planned).toBeGreaterThan(20);
});

test.each([{ payoutRatio: { max: 0.58 } }, { payoutRatio: { min: 0.55, max: 0.6 } }])(
  'a year of 52 weeks under $payoutRatio: the same bound',
  async ({ payoutRatio }) => {
    const context = evaluationContext(yearGame({ horizonWeeks: 52, payoutRatio, largest: 24e6 }));
    const candidates = context.bounds.jackpots.map((jackpot) => evaluateCandidate(context, jackpot));
    const problem = new Horizon(context).problem(candidates);
    const [bound, second] = [await relaxedValue(problem), secondOpinion(problem, 10e6, false)];
    expect(bound).toBeGreaterThan(0);
    expect(Math.abs((bound ?? NaN) - (second ?? NaN))).toBeLessThan(1e-6 * (bound ?? NaN));
  },
);
