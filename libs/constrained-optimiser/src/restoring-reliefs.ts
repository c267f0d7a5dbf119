import type { ConstraintName, RestoringRelief } from '@jackpot/decision';
import type { EvaluationContext } from './evaluate-candidate.ts';
import type { RestoringMeasure } from './constraint/constraint.ts';
import { restoringWays } from './constraint/constraints.ts';
import type { Relief } from './constraint/relief.ts';
import type { Rule } from './rule.ts';

/** An amount is known within a twentieth: so many times it suffices, and a smaller one does not. */
const precision = 1.05;
/** The search's first step, which is squared until the amount lies between two. */
const firstFactor = 1.15;
const mostSteps = 7;
const digitsTold = 3;

/**
 * For each constraint alone, the smallest easing with which a plan keeps everything again, to a twentieth, and what that plan
 * earns. Asked for where nothing keeps everything. Each constraint is lifted first: where that restores nothing, no easing does.
 */
export function restoringReliefs(context: EvaluationContext, rule: Rule): RestoringRelief[] {
  return restoringWays(context, rule).flatMap(({ name, measure }) =>
    measure === null ? restored(rule, { lift: name }, { name, by: null }) : measured(rule, name, measure),
  );
}

/** Whole jackpots may need a little more than the relaxation by which an amount is found. */
const factors = [1, 1.05, 1.1, 1.2, 1.5];

function measured(rule: Rule, name: ConstraintName, { bound, of, start }: RestoringMeasure): RestoringRelief[] {
  if (!rule.mayKeepAll({ lift: name })) return [];
  const least = leastAmount((amount) => rule.mayKeepAll(of(amount)), start);
  for (const factor of least === null ? [] : factors) {
    const by = roundedUp((least ?? 0) * factor);
    const found = restored(rule, of(by), { name, ...(bound === undefined ? {} : { bound }), by });
    if (found.length > 0) return found;
  }
  return [];
}

function restored(
  rule: Rule,
  relief: Relief,
  about: Pick<RestoringRelief, 'name' | 'bound' | 'by'>,
): RestoringRelief[] {
  const outlook = rule.keepingAll(relief);
  return outlook === null ? [] : [{ ...about, jackpot: outlook.jackpot, gain: outlook.value - rule.outlook.value }];
}

/** The least amount that `suffices`, to a twentieth; larger amounts must suffice too. Null if none was found. */
export function leastAmount(suffices: (amount: number) => boolean, start: number): number | null {
  const enough = suffices(start);
  let [low, high] = [start, start];
  for (let step = 0, factor = firstFactor; high === low; step++, factor *= factor) {
    if (step === mostSteps) return enough ? high : null;
    const next = enough ? low / factor : high * factor;
    const nextSuffices = suffices(next);
    if (enough) [low, high] = nextSuffices ? [next, next] : [next, high];
    else [low, high] = nextSuffices ? [low, next] : [next, next];
  }
  while (high > low * precision) {
    const middle = Math.sqrt(low * high);
    if (suffices(middle)) high = middle;
    else low = middle;
  }
  return high;
}

function roundedUp(amount: number): number {
  const unit = 10 ** (Math.floor(Math.log10(amount)) - digitsTold + 1);
  return Number((Math.ceil(amount / unit - 1e-9) * unit).toPrecision(digitsTold + 1));
}
