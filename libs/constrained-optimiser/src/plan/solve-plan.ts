import type { Highs } from 'highs';
import { excessAtMost } from '../tolerances.ts';
import {
  goalGap,
  type IntegerPlan,
  integerPlan,
  isNearBound,
  isPlan,
  mostNodesForAny,
  planGap,
} from './integer-plan.ts';
import { firstDrawSales, type Leniency, type PlanProblem, type PlanTask } from './plan-problem.ts';
import { bestFirstOption, type Relaxed, withRelaxation } from './plan-relaxation.ts';
import { SolverError } from './solver.ts';

/**
 * The best plan that keeps every window but the lenient ones; null if there is provably none. The first draw's
 * option is that of the best relaxation, and another only where that one leaves no plan near the bound.
 *
 * @throws SolverError where the solver finds neither a plan nor that proof
 */
export function solvePlan(highs: Highs, task: PlanTask): IntegerPlan | null {
  return withRelaxation(highs, task, (relaxation) => {
    const choice = bestFirstOption(relaxation);
    if (choice === null) return null;
    const { first, relaxed } = choice;
    const fixed = integerPlan(highs, withFirst(task, first), firstOnly(relaxed, first));
    const found = isPlan(fixed) ? { ...fixed, bound: Math.max(relaxed.value, fixed.value) } : null;
    if (found && isNearBound(task, found)) return found;
    const free = relaxation.solve(null);
    const any = free ? integerPlan(highs, task, free) : 'infeasible';
    if (!isPlan(any)) {
      if (found === null && any === 'undecided')
        throw new SolverError(`${mostNodesForAny} nodes found no plan, nor a proof that there is none`);
      return found;
    }
    const bound = Math.min(any.bound, relaxed.value);
    const gapOf = ({ value }: IntegerPlan) => planGap({ value, bound }, firstDrawSales(task.problem));
    const better = found && gapOf(found) <= gapOf(any) + goalGap ? found : any;
    return { ...better, bound: Math.max(bound, better.value) };
  });
}

function withFirst(task: PlanTask, first: number): PlanTask {
  const [options = [], ...later] = task.problem.draws;
  return { ...task, problem: { ...task.problem, draws: [options.slice(first, first + 1), ...later] } };
}

function firstOnly(relaxed: Relaxed, first: number): Relaxed {
  const [costs = [], ...later] = relaxed.reducedCosts;
  return { ...relaxed, reducedCosts: [costs.slice(first, first + 1), ...later] };
}

/** By how much the windows may miss their bounds where `least` is the least total excess, in the country's currency. */
export function leniencyOf(problem: PlanProblem, before: number, least: number): Leniency {
  return { before, excessAtMost: excessAtMost(least, firstDrawSales(problem)) };
}

/** By how much the windows may miss their bounds: as little as they must. */
export function leastLeniency(highs: Highs, problem: PlanProblem, before: number): Leniency | null {
  const least = solvePlan(highs, { problem, aim: 'leastExcess', lenient: { before, excessAtMost: Infinity } });
  return least && leniencyOf(problem, before, -least.value);
}
