import type { Highs } from 'highs';
import { equalObjective } from '../tolerances.ts';
import type { PlanTask } from './plan-problem.ts';
import { planProgram } from './plan-program.ts';
import { feasibility } from './solver.ts';

/** The plan's linear relaxation, solved: draws may mix options. Money is in the country's currency. */
export interface Relaxed {
  /** No plan does better. Of the aim: the objective, or less the excess. */
  readonly value: number;
  /** By draw and option: what the aim loses at least if the draw has this option. Not below 0. */
  readonly reducedCosts: readonly (readonly number[])[];
}

/** A share below this is the solver's rounding. */
const LEAST_SHARE = 1e-7;

/** Kept in the solver's memory, so that fixing the first draw's option is a few steps from the last solution. */
export class PlanRelaxation {
  readonly #model: ReturnType<Highs['createModel']>;
  readonly #highs: Highs;
  readonly #unit: number;
  readonly #firstColumn: readonly number[];
  readonly #optionCounts: readonly number[];

  constructor(highs: Highs, task: PlanTask) {
    const { data, unit, firstColumn } = planProgram(task, { integral: false });
    this.#highs = highs;
    this.#model = highs.createModel(data);
    this.#model.options.set({ output_flag: false, ...feasibility });
    this.#unit = unit;
    this.#firstColumn = firstColumn;
    this.#optionCounts = task.problem.draws.map(({ length }) => length);
  }

  /**
   * The relaxation, where the first draw's option is given or (`null`) free; null where it has no solution.
   */
  solve(first: number | null): Relaxed | null {
    const to = (this.#optionCounts[0] ?? 0) - 1;
    const upper = Array.from({ length: to + 1 }, (_, option) => (first === null || option === first ? Infinity : 0));
    this.#model.changeColsBounds({ kind: 'range', from: 0, to }, new Float64Array(to + 1), upper);
    if (!this.#isSolved()) return null;
    const { colDual } = this.#model.getSolution();
    return {
      value: -this.#model.getObjectiveValue() * this.#unit,
      reducedCosts: this.#firstColumn.map((column, draw) =>
        Array.from(colDual.subarray(column, column + (this.#optionCounts[draw] ?? 0)), (dual) =>
          Math.max(0, dual * this.#unit),
        ),
      ),
    };
  }

  /** Shares of the last solution's options, by draw: those that it takes. */
  shares(): { readonly option: number; readonly share: number }[][] {
    const { colValue } = this.#model.getSolution();
    return this.#firstColumn.map((column, draw) =>
      Array.from(colValue.subarray(column, column + (this.#optionCounts[draw] ?? 0)), (share, option) => ({
        option,
        share,
      })).filter(({ share }) => share > LEAST_SHARE),
    );
  }

  /**
   * Warm-started from the last solution; if that ends undecided, solved anew by another method. HiGHS may do so on a program
   * that is feasible within its tolerance or not at all: what stays undecided counts as infeasible.
   */
  #isSolved(): boolean {
    const { optimal, infeasible, unboundedOrInfeasible } = this.#highs.constants.modelStatus;
    const model = this.#model;
    for (const options of [{}, { presolve: 'off' }, { solver: 'ipm' }]) {
      model.options.set({ presolve: 'choose', solver: 'choose', ...options });
      const { modelStatus } = model.run();
      if (modelStatus === optimal) return true;
      if (modelStatus === infeasible || modelStatus === unboundedOrInfeasible) return false;
      model.clearSolver();
    }
    return false;
  }

  /** Tells whether a value is the best one but for rounding, which is relative to the largest expected sales of a draw. */
  reaches(value: number, best: number): boolean {
    return value >= best - equalObjective * this.#unit;
  }

  dispose(): void {
    this.#model.dispose();
  }
}

/** Uses a program's relaxation, and frees the solver's memory of it. */
export function withRelaxation<T>(highs: Highs, task: PlanTask, use: (relaxation: PlanRelaxation) => T): T {
  const relaxation = new PlanRelaxation(highs, task);
  try {
    return use(relaxation);
  } finally {
    relaxation.dispose();
  }
}

interface FirstChoice {
  readonly first: number;
  readonly relaxed: Relaxed;
}

/**
 * The first draw's option for which the relaxation of all later draws is best, and of equal ones the lowest: later draws
 * are decided again when they come, so that only the first need be whole. Options are tried by rising reduced cost, until
 * what is left can't even be equal.
 */
export function bestFirstOption(relaxation: PlanRelaxation): FirstChoice | null {
  const free = relaxation.solve(null);
  if (free === null) return null;
  const order = (free.reducedCosts[0] ?? []).map((cost, option) => ({ cost, option }));
  order.sort((a, b) => a.cost - b.cost || a.option - b.option);
  const tried: FirstChoice[] = [];
  let best = -Infinity;
  for (const { cost, option } of order) {
    if (!relaxation.reaches(free.value - cost, best)) break;
    const relaxed = relaxation.solve(option);
    if (relaxed === null) continue;
    tried.push({ first: option, relaxed });
    best = Math.max(best, relaxed.value);
  }
  return tried
    .filter(({ relaxed }) => relaxation.reaches(relaxed.value, best))
    .reduce<FirstChoice | null>((lowest, other) => (lowest && lowest.first < other.first ? lowest : other), null);
}

/** A question for the first of some options of the first draw that loses at most `loss`, in the country's currency. */
interface OptionsWithinLoss {
  readonly loss: number;
  readonly inOrder: readonly number[];
}

/** The first option of each question that loses no more than asked against the option `chosen`; null where none does. */
export function firstOptionsWithin(
  relaxation: PlanRelaxation,
  chosen: number,
  questions: readonly OptionsWithinLoss[],
): (number | null)[] {
  const free = relaxation.solve(null);
  const bounds = free && (free.reducedCosts[0] ?? []).map((cost) => free.value - cost);
  const values = new Map<number, number>();
  const valueOf = (option: number): number => {
    const known = values.get(option) ?? relaxation.solve(option)?.value ?? -Infinity;
    values.set(option, known);
    return known;
  };
  const best = valueOf(chosen);
  return questions.map(({ loss, inOrder }) => {
    // What its reduced cost rules out needs no solution.
    const possible = inOrder.filter((option) => (bounds?.[option] ?? -Infinity) >= best - loss);
    return possible.find((option) => valueOf(option) >= best - loss) ?? null;
  });
}
