import { type Candidate, decisionContext, type DecisionInput, evaluateCandidate } from './candidate.ts';
import { decide } from './decide.ts';
import { exploredCandidate } from './exploration.ts';
import { oneWeekRule } from './one-week-rule.ts';
import { Horizon } from './plan/horizon.ts';
import type { PlanProblem } from './plan/plan-problem.ts';
import { bestFirstOption, PlanRelaxation } from './plan/plan-relaxation.ts';
import { loadSolver, SolverError } from './plan/solver.ts';

/** A total excess within this share of the least is as good, as for `decide`. */
const excessTolerance = 0.01;

/**
 * The jackpot that `decide` would announce, without its reasons: no report, and of the plan only the relaxation that
 * chooses the first draw's jackpot. It differs from `decide` where that one takes another first jackpot because its
 * integer program ends far from the bound. A tenth of the cost, for whoever decides thousands of times. A config that asks
 * for confidence or counts realised prizes is decided in full.
 *
 * @throws SolverError
 */
export async function chooseJackpot(input: DecisionInput): Promise<number> {
  const context = decisionContext(input);
  const candidates = context.bounds.jackpots.map((jackpot) => evaluateCandidate(context, jackpot));
  if (input.config.plan.horizonWeeks === 1) {
    const best = oneWeekRule(context, candidates).candidate;
    return exploredCandidate(context, best, candidates, () => true).jackpot;
  }
  const { confidence, basis } = input.config.constraints.payoutRatio;
  if (confidence !== undefined || basis === 'realised') return (await decide(input)).jackpot;
  const highs = await loadSolver();
  const problem = new Horizon(context, candidates).problemUnder({});
  return using(new PlanRelaxation(highs, problem, 'objective', null), (kept) => {
    const best = chosenFirst(kept, problem, candidates);
    if (best !== null) {
      const optionOf = ({ jackpot }: Candidate) => problem.draws[0]?.findIndex((option) => option.jackpot === jackpot);
      return exploredCandidate(context, best, candidates, (other) => kept.solve(optionOf(other) ?? -1) !== null)
        .jackpot;
    }
    const all = { before: Infinity, excessAtMost: Infinity };
    const least = using(new PlanRelaxation(highs, problem, 'leastExcess', all), (relaxed) => relaxed.solve(null));
    const lenient = { ...all, excessAtMost: -(least?.value ?? -Infinity) * (1 + excessTolerance) };
    const nearest = using(new PlanRelaxation(highs, problem, 'objective', lenient), (relaxed) =>
      chosenFirst(relaxed, problem, candidates),
    );
    if (nearest === null) throw new SolverError('no plan was found, though every window may be missed');
    return nearest.jackpot;
  });
}

function chosenFirst(
  relaxation: PlanRelaxation,
  { draws }: PlanProblem,
  candidates: readonly Candidate[],
): Candidate | null {
  const choice = bestFirstOption(relaxation);
  const option = choice && draws[0]?.[choice.first];
  return candidates.find(({ jackpot }) => jackpot === option?.jackpot) ?? null;
}

function using<T>(relaxation: PlanRelaxation, use: (relaxation: PlanRelaxation) => T): T {
  try {
    return use(relaxation);
  } finally {
    relaxation.dispose();
  }
}
