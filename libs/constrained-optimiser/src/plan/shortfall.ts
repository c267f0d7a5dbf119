import type { IsoDate } from '@jackpot/config-schema';
import type { ConstraintValue, Violation } from '@jackpot/decision';
import type { EvaluatedJackpot } from '../evaluated-jackpot.ts';
import type { EvaluationContext } from '../evaluate-candidate.ts';
import { ratioValue } from '../constraint/payout-ratio.ts';
import type { Relief } from '../constraint/relief.ts';
import type { Rule } from '../rule.ts';
import { type DrawSums, type Leniency, type PlanWindow, windowExcess, windowSums } from './plan-problem.ts';

/** The draws of a plan, and what the draws with a set jackpot miss. */
interface PlannedDates {
  readonly dates: readonly IsoDate[];
  pinnedMisses(relief: Relief | null): Violation[];
}

/** A plan's expectations by draw, the windows to keep, and the windows it may miss. */
interface HeldPlan {
  readonly held: readonly PlanWindow[];
  readonly plan: readonly DrawSums[];
  readonly lenient: Leniency | null;
}

/** Misses of the plan: this draw's constraints, and the payout ratio where the horizon misses it most. */
export function shortfall(
  { drawDate }: EvaluationContext,
  horizon: PlannedDates,
  { constraints, payout }: EvaluatedJackpot,
  { held, plan, lenient }: HeldPlan,
): Pick<Rule, 'violations' | 'firstWeekInBounds' | 'recovering'> {
  const { dates } = horizon;
  const missed = held
    .map((window) => ({ window, excess: windowExcess(plan, window) }))
    .filter(({ excess }) => excess > 0)
    .map(({ window, excess }) => ({ ...window, amount: excess / (windowSums(plan, window).sales || 1) }));
  const recoverBefore = lenient !== null && Number.isFinite(lenient.before) ? lenient.before : 0;
  const unforgiven = missed.filter(({ last }) => last >= recoverBefore);
  const missedBy = (name: PlanWindow['constraint']): Violation[] => {
    const windows = unforgiven.filter(({ constraint }) => constraint === name);
    const [first] = windows;
    if (first === undefined) return [];
    const { bound, amount, last } = windows.reduce((most, other) => (other.amount > most.amount ? other : most));
    const [worstDraw = drawDate, since = drawDate] = [dates[last], dates[first.last]];
    return [{ name, bound, amount, drawDate: worstDraw, since }];
  };
  const ofDraw = constraints.filter((constraint) => !constraint.satisfied && constraint !== payout.constraint);
  return {
    violations: [
      ...missedBy('payoutRatio'),
      ...missedBy('calendarYear'),
      ...worstOfEach([
        ...ofDraw.map(({ name, slack }) => ({ name, amount: -slack, drawDate })),
        ...horizon.pinnedMisses(null),
      ]),
    ],
    firstWeekInBounds: missed.length === 0 ? null : (dates[Math.max(...missed.map(({ last }) => last)) + 1] ?? null),
    recovering: missed.length > unforgiven.length && unforgiven.length === 0,
  };
}

/** Of misses in order of draws, one a constraint: the largest, since the first. */
function worstOfEach(missed: readonly Violation[]): Violation[] {
  const names = new Set(missed.map(({ name }) => name));
  return [...names].map((name) => {
    const its = missed.filter((violation) => violation.name === name);
    const worst = its.reduce((most, other) => (other.amount > most.amount ? other : most));
    const since = its[0]?.drawDate ?? worst.drawDate;
    return since === worst.drawDate ? worst : { ...worst, since };
  });
}

/** The calendar year whose payout ratio is nearest to a bound, or furthest beyond it. */
export function yearsOf({ config }: EvaluationContext, { held, plan }: HeldPlan): ConstraintValue[] {
  return held
    .filter(({ constraint }) => constraint === 'calendarYear')
    .map((window) => ratioValue(config, windowSums(plan, window), window.constraint))
    .toSorted((a, b) => a.slack - b.slack)
    .slice(0, 1);
}
