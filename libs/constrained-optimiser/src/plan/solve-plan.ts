import type { Highs } from 'highs';
import { goalGap, type IntegerPlan, integerPlan, planGap } from './integer-plan.ts';
import type { Leniency, PlanProblem } from './plan-problem.ts';
import type { Aim } from './plan-program.ts';
import { bestFirstOption, type Relaxed, withRelaxation } from './plan-relaxation.ts';

/** A total excess within this share of the least is as good. */
const excessTolerance = 0.01;
/** And so is one that exceeds it by this share of a draw's sales: the solver's tolerance. */
const negligibleExcess = 1e-6;

/**
 * The best plan that keeps every window but the lenient ones. The first draw's option is that of the best relaxation, and
 * another only where that one leaves no plan near the bound.
 */
export function solvePlan(
  highs: Highs,
  problem: PlanProblem,
  aim: Aim = 'objective',
  lenient: Leniency | null = null,
): IntegerPlan | null {
  return withRelaxation(highs, problem, { aim, lenient }, (relaxation) => {
    const choice = bestFirstOption(relaxation);
    if (choice === null) return null;
    const { first, relaxed } = choice;
    const fixed = integerPlan(highs, withFirst(problem, first), firstOnly(relaxed, first), aim, lenient);
    const found = fixed && { ...fixed, bound: Math.max(relaxed.value, fixed.value) };
    if (found && planGap(found) <= goalGap) return found;
    const free = relaxation.solve(null);
    const any = free && integerPlan(highs, problem, free, aim, lenient);
    if (any === null) return found;
    const bound = Math.min(any.bound, relaxed.value);
    const better = found && planGap({ ...found, bound }) <= planGap({ ...any, bound }) + goalGap ? found : any;
    return { ...better, bound: Math.max(bound, better.value) };
  });
}

function withFirst(problem: PlanProblem, first: number): PlanProblem {
  const [options = [], ...later] = problem.draws;
  return { ...problem, draws: [options.slice(first, first + 1), ...later] };
}

function firstOnly(relaxed: Relaxed, first: number): Relaxed {
  const [costs = [], ...later] = relaxed.reducedCosts;
  return { ...relaxed, reducedCosts: [costs.slice(first, first + 1), ...later] };
}

/** By how much the windows may miss their bounds: as little as they must. */
export function leastLeniency(highs: Highs, problem: PlanProblem, before: number): Leniency | null {
  const least = solvePlan(highs, problem, 'leastExcess', { before, excessAtMost: Infinity });
  const sales = Math.max(0, ...(problem.draws[0] ?? []).map(({ expectedSales }) => expectedSales));
  return least && { before, excessAtMost: -least.value * (1 + excessTolerance) + negligibleExcess * sales };
}
