import type { IsoDate } from '@jackpot/config-schema';
import type { Plan, YearAhead } from '@jackpot/decision';
import type { Highs } from 'highs';
import type { EvaluatedJackpot } from '../evaluated-jackpot.ts';
import type { EvaluationContext } from '../evaluate-candidate.ts';
import type { WithinLoss } from '../near-ties.ts';
import { pastSums, payoutBasis, payoutWindow, recoveringWindows } from '../constraint/payout-ratio.ts';
import type { Relief } from '../constraint/relief.ts';
import type { Outlook, Rule } from '../rule.ts';
import { bestPlan } from './best-plan.ts';
import { type Horizon, optionOf } from './horizon.ts';
import { type IntegerPlan, planGap } from './integer-plan.ts';
import {
  type DrawOption,
  type DrawSums,
  firstDrawSales,
  type PlanProblem,
  type PlanTask,
  type PlanWindow,
  windowSums,
  yearEnding,
} from './plan-problem.ts';
import { bestFirstOption, firstOptionsWithin, type PlanRelaxation, withRelaxation } from './plan-relaxation.ts';
import { shortfall, yearsOf } from './shortfall.ts';
import { solvePlan } from './solve-plan.ts';
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
export async function planRule(
  context: EvaluationContext,
  horizon: Horizon,
  candidates: readonly EvaluatedJackpot[],
): Promise<Rule> {
  const highs = await loadSolver();
  const best = bestPlan(highs, context, horizon, candidates);
  const { problem, solution, lenient } = best;
  const task: PlanTask = { problem, aim: 'objective', lenient };
  const [chosen] = solution.plan;
  const candidate = candidates.find(({ jackpot }) => jackpot === chosen?.jackpot);
  if (candidate === undefined) throw new SolverError('the plan begins with a jackpot that was not evaluated');
  const spreads = horizon.spreadsOf(solution.plan);
  const heldPlan = { held: best.held, plan: solution.plan, lenient };
  const before = recoveringWindows(context, payoutBasis(context.config, context.window));
  const strict = (relief: Relief): PlanTask => ({
    problem: horizon.problem(candidates, { relief, windows: problem.windows, keepsAll: true }),
    aim: 'objective',
    lenient: before > 0 ? { before, excessAtMost: Infinity } : null,
  });
  return {
    candidate,
    ...shortfall(context, horizon, candidate, heldPlan),
    years: yearsOf(context, heldPlan),
    yearAhead: yearAheadOf(context, horizon, problem, solution.plan, spreads),
    plan: planOf(context, horizon, problem, solution, spreads),
    rollover: null,
    changeDropped: context.config.jackpot.maxChange !== undefined && problem.maxChange === null,
    outlook: outlookOf(highs, task),
    under: remembered((relief) => {
      const posed = { relief, chosen: candidate.jackpot, windows: problem.windows };
      return outlookOf(highs, { ...task, problem: horizon.problem(candidates, posed) });
    }),
    mayKeepAll: (relief) => {
      const task = strict(relief);
      return isPosed(task) && withRelaxation(highs, task, (relaxation) => relaxation.solve(null) !== null);
    },
    keepingAll: (relief) => {
      const task = strict(relief);
      return isPosed(task) && solvePlan(highs, task) !== null ? outlookOf(highs, task) : null;
    },
    withFirst: (first) => valueWithFirst(highs, task, optionOf(first, context)),
    firstWithin: (questions) =>
      withRelaxation(highs, task, (relaxation) => firstCandidatesWithin(relaxation, problem, candidate, questions)),
  };
}

/** The same outlooks, each found once: reports and sentences ask for the same reliefs. */
function remembered(under: Rule['under']): Rule['under'] {
  const known = new Map<string, Outlook>();
  return (relief) => {
    const key = JSON.stringify(relief);
    const outlook = known.get(key) ?? under(relief);
    known.set(key, outlook);
    return outlook;
  };
}

/** False where this draw has no jackpot left. */
function isPosed({ problem: { draws } }: PlanTask): boolean {
  return (draws[0] ?? []).length > 0;
}

/** The first candidate of each question that the plan may begin with and that loses no more than asked against `chosen`. */
export function firstCandidatesWithin(
  relaxation: PlanRelaxation,
  { draws }: PlanProblem,
  chosen: EvaluatedJackpot,
  questions: readonly WithinLoss[],
): (EvaluatedJackpot | null)[] {
  const options = new Map(draws[0]?.map(({ jackpot }, option) => [jackpot, option]));
  const found = firstOptionsWithin(
    relaxation,
    options.get(chosen.jackpot) ?? -1,
    questions.map(({ loss, inOrder }) => ({
      loss,
      inOrder: inOrder.flatMap(({ jackpot }) => options.get(jackpot) ?? []),
    })),
  );
  return questions.map(
    ({ inOrder }, i) => inOrder.find(({ jackpot }) => options.get(jackpot) === (found[i] ?? -1)) ?? null,
  );
}

function valueWithFirst(highs: Highs, { problem, aim, lenient }: PlanTask, first: DrawOption): number | null {
  const draws = [[first], ...problem.draws.slice(1)];
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

export function yearAheadOf(
  { config }: EvaluationContext,
  horizon: Pick<Horizon, 'dates' | 'firstWhole'>,
  { windows }: Pick<PlanProblem, 'windows'>,
  plan: readonly DrawSums[],
  spreads: readonly DrawSpread[],
): YearAhead | null {
  const planned = horizon.firstWhole === null ? undefined : yearEnding(windows, horizon.firstWhole);
  const drawDate = planned && horizon.dates[planned.last];
  if (planned === undefined || drawDate === undefined) return null;
  return yearAhead(config, drawDate, windowSums(plan, planned), spreads);
}

function planOf(
  context: EvaluationContext,
  { dates }: Horizon,
  { windows, draws }: PlanProblem,
  { plan, value, bound }: IntegerPlan,
  spreads: readonly DrawSpread[],
): Plan {
  return {
    weeks: plan.map(({ jackpot, expectedSales, expectedPrizes, expectedNetRevenue }, week) => {
      const window = yearEnding(windows, week);
      const drawDate = dates[week] ?? '';
      return {
        drawDate,
        jackpot,
        expectedSales,
        expectedPrizes,
        expectedNetRevenue,
        payoutRatio: window ? ratioOf(plan, window) : 0,
        ...(window &&
          week < spreads.length && {
            realisedRatioInterval90: realisedInterval(context, drawDate, window, plan, spreads),
          }),
      };
    }),
    objective: value,
    bound,
    gap: planGap({ value, bound }, firstDrawSales({ draws })),
  };
}

export function ratioOf(plan: readonly DrawSums[], window: PlanWindow): number {
  const { sales, prizes } = windowSums(plan, window);
  return sales > 0 ? prizes / sales : Math.sign(prizes);
}

/** Interval of nine in ten of a window's ratios, prizes as they are paid: the past ones too, where the data says them. */
export function realisedInterval(
  context: EvaluationContext,
  drawDate: IsoDate,
  { first, last }: Pick<PlanWindow, 'first' | 'last'>,
  plan: readonly DrawSums[],
  spreads: readonly DrawSpread[],
): [number, number] {
  const past = pastSums(payoutWindow(context, drawDate), 'realised');
  const sums = windowSums(plan, { first, last, pastSales: past.sales, pastPrizes: past.prizes });
  return ratioInterval90(sums, spreads.slice(first, last + 1));
}
