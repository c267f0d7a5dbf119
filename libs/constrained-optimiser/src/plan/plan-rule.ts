import type { Highs } from 'highs';
import type { Candidate, DecisionContext } from '../candidate.ts';
import type { Plan } from '../decision.ts';
import type { Outlook, Rule } from '../rule.ts';
import { Horizon, optionOf } from './horizon.ts';
import { type IntegerPlan, planGap } from './integer-plan.ts';
import { type DrawOption, type Leniency, type PlanProblem, windowExcess, windowSums } from './plan-problem.ts';
import { bestFirstOption, PlanRelaxation } from './plan-relaxation.ts';
import { leastLeniency, solvePlan } from './solve-plan.ts';
import { loadSolver, SolverError } from './solver.ts';

/**
 * The decision as the first week of a plan over the config's horizon. What a relief or another first jackpot would bring is
 * measured on the relaxation, where differences are exact: between integer plans they would drown in their gaps.
 *
 * @throws SolverError
 */
export async function planRule(context: DecisionContext, candidates: readonly Candidate[]): Promise<Rule> {
  const highs = await loadSolver();
  const horizon = new Horizon(context, candidates);
  const problem = horizon.problemUnder({});
  const { solution, lenient } = bestPlan(highs, problem);
  const [chosen] = solution.plan;
  const candidate = candidates.find(({ jackpot }) => jackpot === chosen?.jackpot);
  if (candidate === undefined) throw new SolverError('the plan begins with a jackpot that was not evaluated');
  const withFirst = (first: Candidate): number | null => valueWithFirst(highs, problem, lenient, first);
  return {
    candidate,
    ...shortfall(context, horizon, candidate, solution.plan),
    plan: planOf(horizon, solution),
    outlook: { jackpot: candidate.jackpot, value: withFirst(candidate) ?? solution.value },
    under: (relief) => outlookOf(highs, horizon.problemUnder(relief, candidate.jackpot), lenient),
    withFirst,
  };
}

/** Where no plan keeps every window, all may be missed, by the least total excess. */
function bestPlan(highs: Highs, problem: PlanProblem): { solution: IntegerPlan; lenient: Leniency | null } {
  const solution = solvePlan(highs, problem);
  if (solution) return { solution, lenient: null };
  const lenient = leastLeniency(highs, problem, new Set(problem.windows));
  const nearest = lenient && solvePlan(highs, problem, 'objective', lenient);
  if (!nearest) throw new SolverError('no plan was found, though every window may be missed');
  return { solution: nearest, lenient };
}

function valueWithFirst(highs: Highs, problem: PlanProblem, lenient: Leniency | null, first: Candidate): number | null {
  const draws = [[optionOf(first)], ...problem.draws.slice(1)];
  const relaxation = new PlanRelaxation(highs, { ...problem, draws }, 'objective', lenient);
  try {
    return relaxation.solve(0)?.value ?? null;
  } finally {
    relaxation.dispose();
  }
}

function outlookOf(highs: Highs, problem: PlanProblem, lenient: Leniency | null): Outlook {
  const relaxation = new PlanRelaxation(highs, problem, 'objective', problem.windows.length > 0 ? lenient : null);
  try {
    const best = bestFirstOption(relaxation);
    const option = best && problem.draws[0]?.[best.first];
    if (!best || !option) throw new SolverError('a relief left no plan');
    return { jackpot: option.jackpot, value: best.relaxed.value };
  } finally {
    relaxation.dispose();
  }
}

/** What the plan misses: this draw's constraints, and the payout ratio where the horizon misses it most. */
function shortfall(
  { drawDate }: DecisionContext,
  { windows, dates }: Horizon,
  { constraints }: Candidate,
  plan: readonly DrawOption[],
): Pick<Rule, 'violations' | 'firstWeekInBounds'> {
  const missed = windows
    .map((window) => ({ window, excess: windowExcess(plan, window) }))
    .filter(({ excess }) => excess > 0)
    .map(({ window, excess }) => ({ last: window.last, amount: excess / (windowSums(plan, window).sales || 1) }));
  const ofDraw = constraints.filter(({ name, satisfied }) => !satisfied && name !== 'payoutRatio');
  const worst =
    missed.length === 0 ? null : missed.reduce((most, other) => (other.amount > most.amount ? other : most));
  return {
    violations: [
      ...(worst
        ? [{ name: 'payoutRatio' as const, amount: worst.amount, drawDate: dates[worst.last] ?? drawDate }]
        : []),
      ...ofDraw.map(({ name, slack }) => ({ name, amount: -slack, drawDate })),
    ],
    firstWeekInBounds: dates[(missed.at(-1)?.last ?? dates.length) + 1] ?? null,
  };
}

function planOf(horizon: Horizon, solution: IntegerPlan): Plan {
  const { plan, value, bound } = solution;
  return {
    weeks: plan.map(({ jackpot, expectedSales, expectedPrizes, expectedNetRevenue }, week) => ({
      drawDate: horizon.dates[week] ?? '',
      jackpot,
      expectedSales,
      expectedPrizes,
      expectedNetRevenue,
      payoutRatio: ratioOf(horizon, solution, week),
    })),
    objective: value,
    bound,
    gap: planGap(solution),
  };
}

function ratioOf(horizon: Horizon, { plan }: IntegerPlan, week: number): number {
  const window = horizon.windows.find(({ last }) => last === week);
  const { sales, prizes } = window ? windowSums(plan, window) : { sales: 0, prizes: 0 };
  return sales > 0 ? prizes / sales : Math.sign(prizes);
}
