import type { IsoDate } from '@jackpot/config-schema';
import type { Plan, YearAhead } from '@jackpot/decision';
import type { Highs } from 'highs';
import type { EvaluatedJackpot } from '../evaluated-jackpot.ts';
import type { DecisionContext } from '../candidate.ts';
import { payoutRatioBounds, payoutWindow } from '../payout-ratio.ts';
import type { Outlook, Rule } from '../rule.ts';
import { type BestPlan, bestPlan } from './best-plan.ts';
import { Horizon, optionOf } from './horizon.ts';
import { type IntegerPlan, planGap } from './integer-plan.ts';
import {
  type DrawOption,
  firstDrawSales,
  type PlanProblem,
  type PlanTask,
  windowExcess,
  windowSums,
} from './plan-problem.ts';
import { bestFirstOption, withRelaxation } from './plan-relaxation.ts';
import { loadSolver, SolverError } from './solver.ts';
import { type DrawSpread, ratioInterval90, yearAhead } from './year-ahead.ts';

/**
 * The decision as the first week of a plan over the config's horizon. What a relief or another first jackpot would bring is
 * measured on the relaxation, where differences are exact: between integer plans they would drown in their gaps. Where no
 * plan near the bound begins with the relaxation's own choice, the jackpot announced is another: reliefs are still compared
 * with that choice, since they are measured without integer plans too.
 *
 * @throws SolverError
 */
export async function planRule(context: DecisionContext, candidates: readonly EvaluatedJackpot[]): Promise<Rule> {
  const highs = await loadSolver();
  const horizon = new Horizon(context, candidates);
  const best = bestPlan(highs, context, horizon);
  const { problem, solution, lenient } = best;
  const task: PlanTask = { problem, aim: 'objective', lenient };
  const [chosen] = solution.plan;
  const candidate = candidates.find(({ jackpot }) => jackpot === chosen?.jackpot);
  if (candidate === undefined) throw new SolverError('the plan begins with a jackpot that was not evaluated');
  const spreads = horizon.spreadsOf(solution.plan);
  return {
    candidate,
    ...shortfall(context, horizon, candidate, best),
    yearAhead: yearAheadOf(context, horizon, problem, solution.plan, spreads),
    plan: planOf(context, horizon, problem, solution, spreads),
    changeDropped: context.config.jackpot.maxChange !== undefined && problem.maxChange === null,
    outlook: outlookOf(highs, task),
    under: (relief) => {
      const posed = { relief, chosen: candidate.jackpot, windows: problem.windows };
      return outlookOf(highs, { ...task, problem: horizon.problem(posed) });
    },
    withFirst: (first) => valueWithFirst(highs, task, first),
  };
}

function valueWithFirst(highs: Highs, { problem, aim, lenient }: PlanTask, first: EvaluatedJackpot): number | null {
  const draws = [[optionOf(first)], ...problem.draws.slice(1)];
  const task = { problem: { ...problem, draws }, aim, lenient };
  return withRelaxation(highs, task, (relaxation) => relaxation.solve(0)?.value ?? null);
}

function outlookOf(highs: Highs, { problem, aim, lenient }: PlanTask): Outlook {
  const task = { problem, aim, lenient: problem.windows.length > 0 ? lenient : null };
  const best = withRelaxation(highs, task, bestFirstOption);
  const option = best && problem.draws[0]?.[best.first];
  if (!best || !option) throw new SolverError('a relief left no plan');
  return { jackpot: option.jackpot, value: best.relaxed.value };
}

/** What the plan misses: this draw's constraints, and the payout ratio where the horizon misses it most. */
function shortfall(
  { drawDate }: DecisionContext,
  { dates }: Horizon,
  { constraints }: EvaluatedJackpot,
  { held, solution, lenient }: BestPlan,
): Pick<Rule, 'violations' | 'firstWeekInBounds' | 'recovering'> {
  const { plan } = solution;
  const missed = held
    .map((window) => ({ window, excess: windowExcess(plan, window) }))
    .filter(({ excess }) => excess > 0)
    .map(({ window, excess }) => ({ last: window.last, amount: excess / (windowSums(plan, window).sales || 1) }));
  const recoverBefore = lenient !== null && Number.isFinite(lenient.before) ? lenient.before : 0;
  const unforgiven = missed.filter(({ last }) => last >= recoverBefore);
  const worst = unforgiven.reduce((most, other) => (other.amount > most.amount ? other : most), { last: 0, amount: 0 });
  const ofDraw = constraints.filter(({ name, satisfied }) => !satisfied && name !== payoutRatioBounds.name);
  return {
    violations: [
      ...(unforgiven.length === 0
        ? []
        : [{ name: payoutRatioBounds.name, amount: worst.amount, drawDate: dates[worst.last] ?? drawDate }]),
      ...ofDraw.map(({ name, slack }) => ({ name, amount: -slack, drawDate })),
    ],
    firstWeekInBounds: dates[(missed.at(-1)?.last ?? dates.length) + 1] ?? null,
    recovering: missed.length > unforgiven.length && unforgiven.length === 0,
  };
}

function yearAheadOf(
  { config }: DecisionContext,
  horizon: Horizon,
  { windows }: PlanProblem,
  plan: readonly DrawOption[],
  spreads: readonly DrawSpread[],
): YearAhead | null {
  const planned = windows.find(({ last }) => last === horizon.firstWhole);
  const drawDate = planned && horizon.dates[planned.last];
  if (planned === undefined || drawDate === undefined) return null;
  return yearAhead(config, drawDate, windowSums(plan, planned), spreads);
}

function planOf(
  context: DecisionContext,
  { dates }: Horizon,
  problem: PlanProblem,
  solution: IntegerPlan,
  spreads: readonly DrawSpread[],
): Plan {
  const { plan, value, bound } = solution;
  return {
    weeks: plan.map(({ jackpot, expectedSales, expectedPrizes, expectedNetRevenue }, week) => ({
      drawDate: dates[week] ?? '',
      jackpot,
      expectedSales,
      expectedPrizes,
      expectedNetRevenue,
      payoutRatio: ratioOf(problem, solution, week),
      ...(week < spreads.length && {
        realisedRatioInterval90: realisedInterval(context, dates[week] ?? '', plan.slice(0, week + 1), spreads),
      }),
    })),
    objective: value,
    bound,
    gap: planGap(solution, firstDrawSales(problem)),
  };
}

function ratioOf({ windows }: PlanProblem, { plan }: IntegerPlan, week: number): number {
  const window = windows.find(({ last }) => last === week);
  const { sales, prizes } = window ? windowSums(plan, window) : { sales: 0, prizes: 0 };
  return sales > 0 ? prizes / sales : Math.sign(prizes);
}

/** Of the window that ends with the last of these planned draws and holds them all. */
function realisedInterval(
  { config, history }: DecisionContext,
  drawDate: IsoDate,
  plan: readonly DrawOption[],
  spreads: readonly DrawSpread[],
): [number, number] {
  const { sales, realisedPrizes, expectedPrizes } = payoutWindow(config, history, drawDate);
  const past = { pastSales: sales, pastPrizes: realisedPrizes ?? expectedPrizes };
  const sums = windowSums(plan, { first: 0, last: plan.length - 1, ...past });
  return ratioInterval90(sums, spreads.slice(0, plan.length));
}
