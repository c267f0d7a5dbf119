import type { Highs } from 'highs';
import { playedOut, worthBeyond } from './carried-state.ts';
import { type DrawOption, firstDrawSales, type PlanProblem, type PlanTask, windowExcess } from './plan-problem.ts';
import { planProgram } from './plan-program.ts';
import type { Relaxed } from './plan-relaxation.ts';
import { feasibility, SolverError } from './solver.ts';

/** One option a draw. `value` is what `bound`, which no plan exceeds, bounds. */
export interface IntegerPlan {
  readonly plan: readonly DrawOption[];
  readonly value: number;
  readonly bound: number;
}

/** End of a search: a plan, the proof that there is none, or neither. */
type PlanSearch = IntegerPlan | 'infeasible' | 'undecided';

/** A plan whose gap to its bound is this small is good enough. */
export const goalGap = 1e-4;
/** Options a draw of the first, restricted program: those that the relaxation likes best. */
const optionsTried = 6;
/** A plan is improved for so long, counted in nodes: a clock would decide differently on another machine. */
const mostNodes = 200;
/** And where there is none by then, any plan is sought for so long. */
export const mostNodesForAny = 2000;
/** Of a draw's sales: an excess is near enough to the least where it is 1e-4 of this from it. */
const excessScale = 0.01;

/**
 * (bound − value) / |bound|, or of one draw's sales where the bound is smaller than those: near 0 a share of the bound would
 * say nothing.
 */
export function planGap({ value, bound }: Pick<IntegerPlan, 'value' | 'bound'>, drawSales: number): number {
  return value >= bound ? 0 : (bound - value) / Math.max(Math.abs(bound), drawSales);
}

/** Tells whether a plan is good enough for what is aimed at. */
export function isNearBound({ problem, aim }: PlanTask, solution: IntegerPlan): boolean {
  const scale = firstDrawSales(problem) * (aim === 'leastExcess' ? excessScale : 1);
  return planGap(solution, scale) <= goalGap;
}

export function isPlan(search: PlanSearch): search is IntegerPlan {
  return typeof search !== 'string';
}

/**
 * A plan near its bound: first from the options that the relaxation likes best; where that is not near enough, from all
 * whose reduced cost does not rule out that they are part of a better plan, so that the solver's own bound holds too.
 */
export function integerPlan(highs: Highs, task: PlanTask, relaxed: Relaxed): PlanSearch {
  const { problem } = task;
  const narrow = solveOver(highs, task, likedBy(problem, relaxed));
  const found = isPlan(narrow) ? { ...narrow, bound: Math.max(relaxed.value, narrow.value) } : null;
  if (found && isNearBound(task, found)) return found;
  const cost = found ? relaxed.value - found.value : Infinity;
  const wide = solveOver(highs, task, upTo(problem, relaxed, cost), { untilAny: found === null });
  if (!isPlan(wide)) return found ?? wide;
  const better = found && found.value >= wide.value ? found : wide;
  return { ...better, bound: Math.max(better.value, Math.min(relaxed.value, wide.bound)) };
}

function likedBy({ draws }: PlanProblem, { reducedCosts }: Relaxed): DrawOption[][] {
  return draws.map((options, draw) => {
    const costs = reducedCosts[draw] ?? [];
    const limit = [...costs].sort((a, b) => a - b)[optionsTried - 1] ?? Infinity;
    return options.filter((_, option) => (costs[option] ?? 0) <= limit);
  });
}

function upTo({ draws }: PlanProblem, { reducedCosts }: Relaxed, cost: number): DrawOption[][] {
  return draws.map((options, draw) => options.filter((_, option) => (reducedCosts[draw]?.[option] ?? 0) <= cost));
}

function solveOver(
  highs: Highs,
  task: PlanTask,
  draws: readonly (readonly DrawOption[])[],
  { untilAny = false }: { readonly untilAny?: boolean } = {},
): PlanSearch {
  const { data, unit, firstColumn } = planProgram({ ...task, problem: { ...task.problem, draws } }, { integral: true });
  return highs.withModel(data, (model) => {
    const options = { output_flag: false, ...feasibility, mip_rel_gap: goalGap / 2, mip_max_nodes: mostNodes };
    model.options.set(options);
    const { optimal, infeasible, unboundedOrInfeasible, solutionLimit } = highs.constants.modelStatus;
    let { modelStatus } = model.run();
    const isEmpty = () => modelStatus === solutionLimit && !Number.isFinite(model.getObjectiveValue());
    if (untilAny && isEmpty()) {
      model.options.set({ mip_max_nodes: mostNodesForAny, mip_max_improving_sols: 1 });
      ({ modelStatus } = model.run());
    }
    if (modelStatus === infeasible || modelStatus === unboundedOrInfeasible) return 'infeasible';
    if (modelStatus !== optimal && modelStatus !== solutionLimit)
      throw new SolverError(`the plan's integer program ended with status ${modelStatus}`);
    if (isEmpty()) return 'undecided';
    const { colValue } = model.getSolution();
    const chosen = firstColumn.map((column, draw) => chosenOption(draws[draw] ?? [], colValue.subarray(column)));
    const plan = playedOut(chosen, task.problem.carried);
    return {
      plan,
      value: valueOf(plan, task),
      bound: -Number(model.info.get('mip_dual_bound')) * unit,
    };
  });
}

function chosenOption(options: readonly DrawOption[], shares: Float64Array): DrawOption {
  const chosen = options.find((_, option) => (shares[option] ?? 0) > 0.5);
  if (chosen === undefined) throw new SolverError('the integer program left a draw without a jackpot');
  return chosen;
}

function valueOf(plan: readonly DrawOption[], { problem: { windows, carried }, aim, lenient }: PlanTask): number {
  if (aim === 'objective') return plan.reduce((sum, { objective }) => sum + objective, worthBeyond(plan, carried));
  const missable = windows.filter(({ last }) => last < (lenient?.before ?? 0));
  return -missable.reduce((sum, window) => sum + windowExcess(plan, window), 0);
}
