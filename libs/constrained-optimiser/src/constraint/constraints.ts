import type { IsoDate } from '@jackpot/config-schema';
import type { ConstraintName, RestoringRelief } from '@jackpot/decision';
import type { EvaluationContext } from '../evaluate-candidate.ts';
import type { DecisionInput } from '../decision-input.ts';
import type { PlanWindow } from '../plan/plan-problem.ts';
import type { Rule } from '../rule.ts';
import { calendarYear } from './calendar-year.ts';
import { cashSafetyNet } from './cash-safety-net.ts';
import {
  type Constraint,
  constraintValue,
  type DrawFilter,
  type JackpotFilter,
  type RestoringMeasure,
} from './constraint.ts';
import { grid } from './grid.ts';
import { headline } from './headline.ts';
import { largestChange } from './largest-change.ts';
import { largestPrize } from './largest-prize.ts';
import { payoutRatioBounds } from './payout-ratio.ts';
import { isLifted, type Relief } from './relief.ts';
import { rollover } from './rollover.ts';

/** Every constraint by its name. */
export const constraints: { readonly [Name in ConstraintName]: Constraint & { readonly name: Name } } = {
  cash: cashSafetyNet,
  payoutRatio: payoutRatioBounds,
  calendarYear,
  largestPrize,
  grid,
  headline,
  maxChange: largestChange,
  rollover,
};

/** In the order in which their reliefs are told. */
const all: readonly Constraint[] = Object.values(constraints);

interface Named<T> {
  readonly name: ConstraintName;
  readonly filter: T;
}

/** The filters of forecast draws that hold under a relief. */
export function drawFilters(input: DecisionInput, relief: Relief | null): Named<DrawFilter>[] {
  return filtersOf(input, relief).flatMap(({ name, filter }) => ('admit' in filter ? [{ name, filter }] : []));
}

/** The filters of amounts, whatever the draw, that hold under a relief. */
export function jackpotFilters(input: DecisionInput, relief: Relief | null): Named<JackpotFilter>[] {
  return filtersOf(input, relief).flatMap(({ name, filter }) => ('admit' in filter ? [] : [{ name, filter }]));
}

function filtersOf(input: DecisionInput, relief: Relief | null): Named<JackpotFilter | DrawFilter>[] {
  return all.flatMap((constraint) => {
    const { name } = constraint;
    if (!('filter' in constraint) || isLifted(relief, name)) return [];
    const filter = constraint.filter(input, relief);
    return filter === null ? [] : [{ name, filter }];
  });
}

/** Bounds on this draw's jackpot whatever is forecast: ranges, and filters of amounts. */
export function boundsOn(input: DecisionInput, relief: Relief | null): Named<JackpotFilter>[] {
  const amounts = new Map(jackpotFilters(input, relief).map(({ name, filter }) => [name, filter]));
  return all.flatMap((constraint) => {
    const { name } = constraint;
    if (isLifted(relief, name)) return [];
    const filter = 'range' in constraint ? rangeFilter(constraint, input, relief) : amounts.get(name);
    return filter ? [{ name, filter }] : [];
  });
}

/** The windows of every constraint that has some. */
export function planWindows(input: DecisionInput, dates: readonly IsoDate[]): readonly PlanWindow[] {
  return all.flatMap((constraint) => ('windows' in constraint ? constraint.windows(input, dates) : []));
}

/** The windows under a relief, their margins kept. */
export function easedWindows(windows: readonly PlanWindow[], relief: Relief | null): readonly PlanWindow[] {
  return all.reduce((left, constraint) => ('eased' in constraint ? constraint.eased(left, relief) : left), windows);
}

/** True of a constraint that a plan's windows hold, whatever one draw's value is. */
export function isHeldByWindows(name: ConstraintName): boolean {
  return 'windows' in constraints[name];
}

/** The constraint that a relief eases. */
export function easedBy(relief: Relief): ConstraintName {
  if ('lift' in relief) return relief.lift;
  const eased = all.find(({ restoring }) => restoring !== null && restoring !== 'whole' && restoring.easing in relief);
  if (eased === undefined) throw new TypeError('a relief eases some constraint');
  return eased.name;
}

/** Ways to restore a plan, each of a constraint that the chosen jackpot is held to; an amount is searched where there is a measure. */
export function restoringWays(
  context: EvaluationContext,
  rule: Rule,
): { readonly name: ConstraintName; readonly measure: RestoringMeasure | null }[] {
  const held = [...rule.candidate.constraints, ...rule.years].map(({ name }) => name);
  const ways = all.flatMap(({ name, restoring }) => {
    if (restoring === null || !held.includes(name)) return [];
    return [{ name, measure: restoring === 'whole' ? null : restoring.measure(context, rule) }];
  });
  const asWhole = (name: ConstraintName) => ways.filter((way) => way.name === name && way.measure === null);
  return [...ways.filter(({ measure }) => measure !== null), ...held.flatMap(asWhole)];
}

function rangeFilter(
  { name, range }: Extract<Constraint, { readonly range: unknown }>,
  input: DecisionInput,
  relief: Relief | null,
): JackpotFilter | null {
  const bounds = range(input, relief);
  return bounds && { value: (jackpot) => constraintValue(name, jackpot, bounds) };
}

/** `with GBP 2,100,000 more of the company’s cash` */
export function reliefWords({ name, bound, by }: RestoringRelief, currency: string): string {
  const { label, restoring } = constraints[name];
  if (by === null || restoring === null || restoring === 'whole') return `without the ${label}`;
  return restoring.words(by, currency, bound);
}
