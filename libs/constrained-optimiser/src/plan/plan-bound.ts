import type { PlanProblem } from './plan-problem.ts';
import { withRelaxation } from './plan-relaxation.ts';
import { loadSolver } from './solver.ts';

/**
 * Bound that no plan exceeds: the objective of the linear relaxation, in which draws may mix options. Null where no mixture keeps
 * every window.
 *
 * @throws SolverError
 */
export async function planBound(problem: PlanProblem): Promise<number | null> {
  return withRelaxation(
    await loadSolver(),
    { problem, aim: 'objective', lenient: null },
    (relaxation) => relaxation.solve(null)?.value ?? null,
  );
}
