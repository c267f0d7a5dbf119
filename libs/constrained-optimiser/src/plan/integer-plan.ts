import type { Highs } from 'highs';
import { type DrawOption, type Leniency, type PlanProblem, windowExcess } from './plan-problem.ts';
import { type Aim, planProgram } from './plan-program.ts';
import type { Relaxed } from './plan-relaxation.ts';
import { SolverError } from './solver.ts';

/** One option a draw. `value` is what `bound`, which no plan exceeds, bounds. */
export interface IntegerPlan {
  readonly plan: readonly DrawOption[];
  readonly value: number;
  readonly bound: number;
}

/** (bound − value) / |bound|: a plan this near to its bound is good enough. */
export const goalGap = 1e-4;
/** Options a draw of the first, restricted program: those that the relaxation likes best. */
const optionsTried = 6;
/** A plan is sought for so long, counted in nodes: a clock would decide differently on another machine. */
const mostNodes = 200;

export function planGap({ value, bound }: Pick<IntegerPlan, 'value' | 'bound'>): number {
  return value >= bound ? 0 : (bound - value) / Math.abs(bound);
}

/**
 * A plan near its bound: first from the options that the relaxation likes best; where that is not near enough, from all
 * whose reduced cost does not rule out that they are part of a better plan, so that the solver's own bound holds too.
 * Null where there is no plan.
 */
export function integerPlan(
  highs: Highs,
  problem: PlanProblem,
  relaxed: Relaxed,
  aim: Aim,
  lenient: Leniency | null,
): IntegerPlan | null {
  const narrow = solveOver(highs, problem, likedBy(problem, relaxed), aim, lenient);
  const found = narrow && { ...narrow, bound: Math.max(relaxed.value, narrow.value) };
  if (found && planGap(found) <= goalGap) return found;
  const cost = found ? relaxed.value - found.value : Infinity;
  const wide = solveOver(highs, problem, upTo(problem, relaxed, cost), aim, lenient);
  if (wide === null) return found;
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
  problem: PlanProblem,
  draws: readonly (readonly DrawOption[])[],
  aim: Aim,
  lenient: Leniency | null,
): IntegerPlan | null {
  const { data, unit, firstColumn } = planProgram({ ...problem, draws }, aim, lenient, { integral: true });
  return highs.withModel(data, (model) => {
    model.options.set({ output_flag: false, mip_rel_gap: goalGap / 2, mip_max_nodes: mostNodes });
    const { modelStatus } = model.run();
    const { optimal, infeasible, unboundedOrInfeasible, solutionLimit } = highs.constants.modelStatus;
    if (modelStatus === infeasible || modelStatus === unboundedOrInfeasible) return null;
    if (modelStatus !== optimal && modelStatus !== solutionLimit)
      throw new SolverError(`the plan's integer program ended with status ${modelStatus}`);
    if (!Number.isFinite(model.getObjectiveValue())) return null;
    const { colValue } = model.getSolution();
    const plan = firstColumn.map((column, draw) => chosenOption(draws[draw] ?? [], colValue.subarray(column)));
    return {
      plan,
      value: valueOf(plan, aim, problem, lenient),
      bound: -Number(model.info.get('mip_dual_bound')) * unit,
    };
  });
}

function chosenOption(options: readonly DrawOption[], shares: Float64Array): DrawOption {
  const chosen = options.find((_, option) => (shares[option] ?? 0) > 0.5);
  if (chosen === undefined) throw new SolverError('the integer program left a draw without a jackpot');
  return chosen;
}

function valueOf(plan: readonly DrawOption[], aim: Aim, { windows }: PlanProblem, lenient: Leniency | null): number {
  if (aim === 'objective') return plan.reduce((sum, { objective }) => sum + objective, 0);
  const missable = windows.filter(({ last }) => last < (lenient?.before ?? 0));
  return -missable.reduce((sum, window) => sum + windowExcess(plan, window), 0);
}
