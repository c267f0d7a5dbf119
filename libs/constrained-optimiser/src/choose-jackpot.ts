import { accrualOf } from '@jackpot/config-schema';
import type { DecisionInput } from './decision-input.ts';
import type { EvaluatedJackpot } from './evaluated-jackpot.ts';
import { decide } from './decide.ts';
import { exploredCandidate } from './exploration.ts';
import { nearTie } from './near-ties.ts';
import { oneWeekRule } from './one-week-rule.ts';
import { Horizon } from './plan/horizon.ts';
import type { PlanProblem } from './plan/plan-problem.ts';
import { bestFirstOption, type PlanRelaxation, withRelaxation } from './plan/plan-relaxation.ts';
import { firstCandidatesWithin } from './plan/plan-rule.ts';
import { leniencyOf } from './plan/solve-plan.ts';
import { loadSolver, SolverError } from './plan/solver.ts';
import { posedDecision } from './posed-decision.ts';
import type { Rule } from './rule.ts';

/**
 * The jackpot that `decide` would announce, without its reasons: no report, and of the plan only the relaxation that
 * chooses the first draw's jackpot. It differs from `decide` where that one takes another first jackpot because its
 * integer program ends far from the bound. A tenth of the cost, for whoever decides thousands of times. A config that asks
 * for confidence, counts realised prizes, sets jackpots or lets them accrue is decided in full.
 *
 * @throws SolverError
 */
export async function chooseJackpot(input: DecisionInput): Promise<number> {
  const { context, candidates } = await posedDecision(input, true);
  const { lastJackpot } = context.bounds;
  const nearestOf = (best: EvaluatedJackpot, firstWithin: Rule['firstWithin']): EvaluatedJackpot =>
    (lastJackpot === null ? null : firstWithin([nearTie(best, candidates, lastJackpot)])[0]) ?? best;
  if (input.config.plan.horizonWeeks === 1 && context.path === null) {
    const rule = oneWeekRule(context, candidates);
    const settled =
      rule.violations.length > 0 || rule.recovering
        ? rule.candidate
        : nearestOf(rule.candidate, (questions) => rule.firstWithin(questions));
    return exploredCandidate(context, settled, candidates, () => true).jackpot;
  }
  const { confidence, basis } = input.config.constraints.payoutRatio;
  const isPlannedOtherwise = context.pinned.size > 0 || accrualOf(input.config) !== null;
  if (confidence !== undefined || basis === 'realised' || isPlannedOtherwise) return (await decide(input)).jackpot;
  const highs = await loadSolver();
  const problem = new Horizon(context).problem(candidates);
  const aim = 'objective';
  const kept = withRelaxation(highs, { problem, aim, lenient: null }, (relaxation) => {
    const first = chosenFirst(relaxation, problem, candidates);
    if (first === null) return null;
    const best = nearestOf(first, (questions) => firstCandidatesWithin(relaxation, problem, first, questions));
    const optionOf = ({ jackpot }: EvaluatedJackpot) =>
      problem.draws[0]?.findIndex((option) => option.jackpot === jackpot);
    return exploredCandidate(context, best, candidates, (other) => relaxation.solve(optionOf(other) ?? -1) !== null);
  });
  if (kept !== null) return kept.jackpot;
  const all = { before: Infinity, excessAtMost: Infinity };
  const least = withRelaxation(highs, { problem, aim: 'leastExcess', lenient: all }, (relaxation) =>
    relaxation.solve(null),
  );
  const lenient = least && leniencyOf(problem, Infinity, -least.value);
  const nearest = withRelaxation(highs, { problem, aim, lenient }, (relaxation) =>
    chosenFirst(relaxation, problem, candidates),
  );
  if (nearest === null) throw new SolverError('no plan was found, though every window may be missed');
  return nearest.jackpot;
}

function chosenFirst(
  relaxation: PlanRelaxation,
  { draws }: PlanProblem,
  candidates: readonly EvaluatedJackpot[],
): EvaluatedJackpot | null {
  const choice = bestFirstOption(relaxation);
  const option = choice && draws[0]?.[choice.first];
  return candidates.find(({ jackpot }) => jackpot === option?.jackpot) ?? null;
}
