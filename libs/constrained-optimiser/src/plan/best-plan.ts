import { normalQuantile } from '@jackpot/forecast-model';
import type { Highs } from 'highs';
import type { EvaluatedJackpot } from '../evaluated-jackpot.ts';
import type { EvaluationContext } from '../evaluate-candidate.ts';
import { payoutBasis, recoveringWindows } from '../constraint/payout-ratio.ts';
import type { Horizon } from './horizon.ts';
import type { IntegerPlan } from './integer-plan.ts';
import type { Leniency, PlanProblem, PlanWindow } from './plan-problem.ts';
import { leastLeniency, solvePlan } from './solve-plan.ts';
import { SolverError } from './solver.ts';
import { excessDeviation } from './year-ahead.ts';

export interface BestPlan {
  readonly problem: PlanProblem;
  readonly solution: IntegerPlan;
  readonly lenient: Leniency | null;
  /** Windows that the plan is held against: the problem's, each with the margin that this plan needs for its confidence. */
  readonly held: readonly PlanWindow[];
}

/** A margin within this share above what the plan found with it needs is good enough. */
const marginTolerance = 0.02;
const mostMargins = 10;

/**
 * The best plan that keeps each bound with the config's confidence. The deviation of a plan's ratio depends on the plan: so
 * the first wholly planned window is kept clear of its bounds by what the last plan's deviation asks for, until the plan
 * found needs hardly less than it was given. Of the plans that need no more than that, the best is taken. If there is none, the
 * last plan is judged by the margin that it lacks.
 */
export function bestPlan(
  highs: Highs,
  context: EvaluationContext,
  horizon: Horizon,
  candidates: readonly EvaluatedJackpot[],
): BestPlan {
  const { confidence } = context.config.constraints.payoutRatio;
  const unguarded = planWithin(highs, context, horizon.problem(candidates));
  if (confidence === undefined || horizon.firstWhole === null) return unguarded;
  const isWhollyPlanned = (window: PlanWindow): boolean =>
    window.constraint === 'payoutRatio' && window.last === horizon.firstWhole;
  const marginsFor = ({ solution }: BestPlan): ((window: PlanWindow) => number) => {
    const spreads = horizon.spreadsOf(solution.plan);
    return ({ ratio }) => normalQuantile(confidence) * excessDeviation(spreads, ratio);
  };
  let last = unguarded;
  let sure: BestPlan | null = null;
  for (let attempt = 0; attempt < mostMargins; attempt++) {
    const needed = marginsFor(last);
    const bounds = last.problem.windows.filter(isWhollyPlanned);
    const enough = last.lenient?.before !== Infinity && bounds.every((window) => needed(window) <= window.margin);
    if (enough && (sure === null || last.solution.value > sure.solution.value)) sure = last;
    if (enough && bounds.every((window) => window.margin <= needed(window) * (1 + marginTolerance))) break;
    const aim = 1 + marginTolerance / 2;
    const windows = last.problem.windows.map((window) =>
      isWhollyPlanned(window) ? { ...window, margin: nextMargin(window.margin, needed(window) * aim) } : window,
    );
    last = planWithin(highs, context, { ...last.problem, windows });
  }
  const best = sure ?? last;
  const needed = marginsFor(best);
  const held = best.problem.windows.map((window) =>
    isWhollyPlanned(window) ? { ...window, margin: needed(window) } : window,
  );
  return { ...best, held };
}

/** Raises the margin to what is needed, and lowers it only halfway: a smaller margin may make a plan that needs more. */
function nextMargin(margin: number, needed: number): number {
  return needed > margin ? needed : (margin + needed) / 2;
}

/**
 * Plans within the windows. If no plan keeps all windows, the excess of the recovering windows is minimised; if that fails too, of
 * all windows.
 */
function planWithin(highs: Highs, context: EvaluationContext, problem: PlanProblem): BestPlan {
  const { config, window } = context;
  const solution = solvePlan(highs, { problem, aim: 'objective', lenient: null });
  if (solution) return { problem, solution, lenient: null, held: problem.windows };
  for (const before of [recoveringWindows(context, payoutBasis(config, window)), Infinity]) {
    const lenient = before > 0 ? leastLeniency(highs, problem, before) : null;
    const nearest = lenient && solvePlan(highs, { problem, aim: 'objective', lenient });
    if (nearest) return { problem, solution: nearest, lenient, held: problem.windows };
  }
  throw new SolverError('no plan was found, though every window may be missed');
}
