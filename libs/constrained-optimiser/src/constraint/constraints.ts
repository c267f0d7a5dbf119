import type { ConstraintName } from '@jackpot/decision';
import type { DecisionInput } from '../decision-input.ts';
import { cashSafetyNet } from './cash-safety-net.ts';
import { type Constraint, constraintValue, type DrawFilter, type JackpotFilter } from './constraint.ts';
import { grid } from './grid.ts';
import { headline } from './headline.ts';
import { largestChange } from './largest-change.ts';
import { largestPrize } from './largest-prize.ts';
import { payoutRatioBounds } from './payout-ratio.ts';
import { isLifted, type Relief } from './relief.ts';
import { rollover } from './rollover.ts';

/** Every constraint by its name. */
export const constraints: { readonly [Name in ConstraintName]: Constraint & { readonly name: Name } } = {
  payoutRatio: payoutRatioBounds,
  cash: cashSafetyNet,
  largestPrize,
  grid,
  headline,
  maxChange: largestChange,
  rollover,
};

/** In the order of reports. */
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

function rangeFilter(
  { name, range }: Extract<Constraint, { readonly range: unknown }>,
  input: DecisionInput,
  relief: Relief | null,
): JackpotFilter | null {
  const bounds = range(input, relief);
  return bounds && { value: (jackpot) => constraintValue(name, jackpot, bounds) };
}
