import type { Plan } from '@jackpot/decision';
import type { EvaluatedJackpot } from './evaluated-jackpot.ts';
import { admissibleCandidates, keepingCandidates } from './constraint/admissible-candidates.ts';
import { type EvaluationContext, evaluateCandidate } from './evaluate-candidate.ts';
import { missedConstraints } from './constraint/constraint.ts';
import type { Relief } from './constraint/relief.ts';
import type { Outlook, Rule } from './rule.ts';
import { jackpotsPastGrid } from './constraint/grid.ts';
import { isWithinRatio, missedBound } from './constraint/payout-ratio.ts';
import { equalObjective, excessAtMost } from './tolerances.ts';

/**
 * The best jackpot for this draw alone: the largest objective among those that satisfy every constraint. Where there is
 * none, the bounds still hold, and in this order: least cash violation, least payout excess, largest objective within a
 * small tolerance of that excess.
 */
export function oneWeekRule(context: EvaluationContext, candidates: readonly EvaluatedJackpot[]): Rule {
  const chosenUnder = (relief: Relief | null, chosen: number | null = null): EvaluatedJackpot => {
    const past = chosen === null ? [] : jackpotsPastGrid(context.config, chosen, relief);
    const more = past.map((jackpot) => evaluateCandidate(context, jackpot));
    const admissible = admissibleCandidates([...candidates, ...more], context, relief);
    const within = admissible.filter(({ payout }) => isWithinRatio(payout, relief));
    return largestObjective(within.length > 0 ? within : leastExcess(admissible));
  };
  const keepers = (relief: Relief) =>
    keepingCandidates(candidates, context, relief).filter(({ payout }) => isWithinRatio(payout, relief));
  const candidate = chosenUnder(null);
  const outlookOf = ({ jackpot, objectiveValue }: EvaluatedJackpot): Outlook => ({ jackpot, value: objectiveValue });
  return {
    candidate,
    violations: candidate.constraints
      .filter(({ satisfied }) => !satisfied)
      .map((missed) => ({
        name: missed.name,
        amount: -missed.slack,
        drawDate: context.drawDate,
        ...(missed === candidate.payout.constraint ? { bound: missedBound(missed) } : {}),
      })),
    firstWeekInBounds: null,
    years: [],
    recovering: candidate.payout.excess > 0 && candidate.payout.constraint.satisfied,
    yearAhead: null,
    plan: oneWeekPlan(context, candidate),
    rollover: null,
    changeDropped: false,
    outlook: outlookOf(candidate),
    under: (relief) => outlookOf(chosenUnder(relief, candidate.jackpot)),
    mayKeepAll: (relief) => keepers(relief).length > 0,
    keepingAll: (relief) => {
      const kept = keepers(relief);
      return kept.length === 0 ? null : outlookOf(largestObjective(kept));
    },
    withFirst: ({ objectiveValue }) => objectiveValue,
    firstWithin: (questions) =>
      questions.map(
        ({ loss, inOrder }) =>
          inOrder.find(
            (other) => missedConstraints(other).length === 0 && other.objectiveValue >= candidate.objectiveValue - loss,
          ) ?? null,
      ),
  };
}

function leastExcess(candidates: readonly EvaluatedJackpot[]): readonly EvaluatedJackpot[] {
  const nearest = candidates.reduce((least, next) => (next.payout.excess < least.payout.excess ? next : least));
  const atMost = excessAtMost(nearest.payout.excess, nearest.money.expectedSales);
  return candidates.filter(({ payout }) => payout.excess <= atMost);
}

/** @throws RangeError where there is no candidate */
function largestObjective(candidates: readonly EvaluatedJackpot[]): EvaluatedJackpot {
  const [first, ...others] = candidates;
  if (first === undefined) throw new RangeError('no jackpot lies within the bounds');
  const best = others.reduce((top, next) => (next.objectiveValue > top.objectiveValue ? next : top), first);
  const threshold = best.objectiveValue - equalObjective * best.money.expectedSales;
  return candidates.reduce(
    (lowest, next) => (next.objectiveValue >= threshold && next.jackpot < lowest.jackpot ? next : lowest),
    best,
  );
}

/** The plan of a horizon of one week is the choice itself, which exhaustive search proves best. */
function oneWeekPlan({ drawDate }: EvaluationContext, candidate: EvaluatedJackpot): Plan {
  const { jackpot, objectiveValue } = candidate;
  const { expectedSales, expectedPrizes, expectedNetRevenue } = candidate.money;
  const payoutRatio = candidate.payout.constraint.value;
  return {
    weeks: [{ drawDate, jackpot, expectedSales, expectedPrizes, expectedNetRevenue, payoutRatio }],
    objective: objectiveValue,
    bound: objectiveValue,
    gap: 0,
  };
}
