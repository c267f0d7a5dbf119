import fc from 'fast-check';
import type { Highs } from 'highs';
import { planGap } from '../../src/plan/integer-plan.ts';
import {
  type DrawOption,
  type PlanProblem,
  type PlanTask,
  type PlanWindow,
  windowExcess,
} from '../../src/plan/plan-problem.ts';
import { leastLeniency, solvePlan } from '../../src/plan/solve-plan.ts';
import { loadSolver, SolverError } from '../../src/plan/solver.ts';
import { problems } from './four-weeks.ts';

jest.setTimeout(60_000);

let highs: Highs;
beforeAll(async () => {
  highs = await loadSolver();
});

/** Every plan, one by one. */
function* everyPlan({ draws: [options, ...later], ...rules }: PlanProblem): Generator<DrawOption[]> {
  if (options === undefined) yield [];
  for (const option of options ?? [])
    for (const rest of everyPlan({ draws: later, ...rules })) {
      const { maxChange } = rules;
      const next = rest[0]?.jackpot ?? option.jackpot;
      if (maxChange === null || Math.abs(next - option.jackpot) <= maxChange * option.jackpot + 1e-9)
        yield [option, ...rest];
    }
}

function ratioKept(plan: readonly DrawOption[], { bound, ratio, first, last, pastSales, pastPrizes }: PlanWindow) {
  const inside = plan.filter((_, week) => week >= first && week <= last);
  const sales = inside.reduce((sum, week) => sum + week.expectedSales, pastSales);
  const prizes = inside.reduce((sum, week) => sum + week.expectedPrizes, pastPrizes);
  return bound === 'max' ? prizes / sales <= ratio + 1e-8 : prizes / sales >= ratio - 1e-8;
}

function taskOf(problem: PlanProblem): PlanTask {
  return { problem, aim: 'objective', lenient: null };
}

function revenueOf(plan: readonly DrawOption[]): number {
  return plan.reduce((sum, { objective }) => sum + objective, 0);
}

describe('against every plan of four weeks and six jackpots', () => {
  test('the bound holds, the plan keeps every rule, and they meet within the gap', () => {
    let planned = 0;
    fc.assert(
      fc.property(problems, (problem) => {
        const feasible = [...everyPlan(problem)].filter((plan) =>
          problem.windows.every((window) => ratioKept(plan, window)),
        );
        const best = Math.max(...feasible.map(revenueOf));
        const solution = solvePlan(highs, taskOf(problem));
        expect(solution !== null).toBe(feasible.length > 0);
        if (solution === null) return;
        planned++;
        expect(solution.plan.every((option, week) => problem.draws[week]?.includes(option))).toBe(true);
        expect(problem.windows.filter((window) => !ratioKept(solution.plan, window))).toEqual([]);
        expect(problem.windows.filter((window) => windowExcess(solution.plan, window) > 0)).toEqual([]);
        expect(solution.value).toBeCloseTo(revenueOf(solution.plan), 9);
        expect(solution.value).toBeLessThanOrEqual(best + 1e-7);
        expect(solution.bound).toBeGreaterThanOrEqual(best - 1e-7);
        expect(planGap(solution, 0)).toBeLessThanOrEqual(2.1e-4);
      }),
      { numRuns: 150, endOnFailure: true },
    );
    expect(planned).toBeGreaterThan(50);
  });

  test('where no plan keeps every window, the total excess is the least, and revenue the best within it', () => {
    let missed = 0;
    fc.assert(
      fc.property(problems, (problem) => {
        if (solvePlan(highs, taskOf(problem)) !== null) return;
        missed++;
        const plans = [...everyPlan(problem)];
        const excessOf = (plan: readonly DrawOption[]) =>
          problem.windows.reduce((sum, window) => sum + windowExcess(plan, window), 0);
        const least = Math.min(...plans.map(excessOf));
        const lenient = leastLeniency(highs, problem, Infinity);
        expect(lenient?.excessAtMost).toBeCloseTo(1.01 * least, 3);
        const solution = solvePlan(highs, { ...taskOf(problem), lenient });
        const allowed = plans.filter((plan) => excessOf(plan) <= (lenient?.excessAtMost ?? 0) + 1e-9);
        expect(excessOf(solution?.plan ?? [])).toBeLessThanOrEqual((lenient?.excessAtMost ?? 0) + 1e-6);
        expect(solution?.value).toBeGreaterThan(Math.max(...allowed.map(revenueOf)) * (1 - 2.1e-4) - 1e-6);
      }),
      { numRuns: 150, endOnFailure: true },
    );
    expect(missed).toBeGreaterThan(20);
  });
});

describe('a gap', () => {
  test('is the share of the bound that a plan lacks', () => {
    expect(planGap({ value: 99, bound: 100 }, 10)).toBeCloseTo(0.01, 12);
    expect(planGap({ value: -101, bound: -100 }, 10)).toBeCloseTo(0.01, 12);
    expect(planGap({ value: 100, bound: 100 }, 10)).toBe(0);
  });

  test("is a share of a draw's sales where the bound is smaller than those", () => {
    expect(planGap({ value: -0.1, bound: 0 }, 10)).toBeCloseTo(0.01, 12);
    expect(planGap({ value: -0.1, bound: 0.1 }, 10)).toBeCloseTo(0.02, 12);
  });
});

/** One window over all draws, whose prizes must be a share of sales within `width`: whole options rarely hit it. */
function needle(draws: number, width: number): PlanProblem {
  const options = Array.from({ length: draws }, (_, draw) =>
    Array.from({ length: 12 }, (_, at): DrawOption => {
      const expectedPrizes = 3 + 0.3 * at + 0.1 * Math.sin(1 + 7 * at + 13 * draw);
      return { jackpot: at, objective: 1, expectedSales: 10, expectedPrizes, expectedNetRevenue: 1 };
    }),
  );
  const window = {
    constraint: 'payoutRatio' as const,
    first: 0,
    last: draws - 1,
    pastSales: 0,
    pastPrizes: 0,
    margin: 0,
  };
  const windows = [
    { ...window, bound: 'min' as const, ratio: 0.45678 - width },
    { ...window, bound: 'max' as const, ratio: 0.45678 + width },
  ];
  return { draws: options, windows, maxChange: null, carried: null };
}

test('a plan that is hard to find is found, and one that is neither found nor ruled out is not called infeasible', () => {
  const problem = needle(6, 3e-6);
  const solution = solvePlan(highs, taskOf(problem));
  expect(problem.windows.map((window) => windowExcess(solution?.plan ?? [], window))).toEqual([0, 0]);
  expect(() => solvePlan(highs, taskOf(needle(6, 0)))).toThrow(SolverError);
});
