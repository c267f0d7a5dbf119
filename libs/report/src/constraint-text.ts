import type { CountrySummary } from '@jackpot/record';
import { percent, probability, wholeNumber } from './money.ts';
import { constraints } from '@jackpot/constrained-optimiser/constraints';
import type { ConstraintName, ConstraintReport, Violation } from '@jackpot/decision';

const unitText: Readonly<Record<(typeof constraints)[ConstraintName]['unit'], (value: number) => string>> = {
  ratio: percent,
  probability,
  money: wholeNumber,
};

export function constraintLabel(name: ConstraintName): string {
  return constraints[name].label;
}

/** A value in a constraint's own unit. */
export function constraintAmount(name: ConstraintName, value: number): string {
  return unitText[constraints[name].unit](value);
}

/** The distance to a constraint's bound: of shares, in points of a per cent. */
export function constraintDistance(name: ConstraintName, distance: number): string {
  return constraintAmount(name, Math.abs(distance)).replace(' %', ' points');
}

/** A ratio with as many decimals as tell it from its bounds: what misses 35.0 % is never written as 35.0 %. */
export function ratioApart(
  ratio: number,
  { min, max }: { readonly min?: number | undefined; readonly max?: number | undefined },
): string {
  const decimals = [1, 2, 3].find((digits) =>
    [min, max].every((bound) => bound === undefined || percent(bound, digits) !== percent(ratio, digits)),
  );
  return percent(ratio, decimals ?? 4);
}

/** A constraint's value in its bounds, such as `41.7 % in 40.0–48.0 %`. */
export function constraintText({
  name,
  value,
  min,
  max,
}: Pick<ConstraintReport, 'name' | 'value' | 'min' | 'max'>): string {
  const text = (amount: number) => constraintAmount(name, amount);
  if (min !== undefined && max !== undefined) return `${text(value)} in ${text(min).replace(/ %$/, '')}–${text(max)}`;
  if (max !== undefined) return `${text(value)}, at most ${text(max)}`;
  return min === undefined ? text(value) : `${text(value)}, at least ${text(min)}`;
}

/** The named constraint of a summary, or a dash; a later draw that misses it is named. */
export function constraintCell(summary: CountrySummary, name: ConstraintName): string {
  const report = summary.constraints.find((constraint) => constraint.name === name);
  if (report === undefined) return '–';
  const since = missedSince(report, summary.violations);
  return since === null ? constraintText(report) : `${constraintText(report)}, missed from ${since} on`;
}

/** `yes`, `NO`, or from which later draw of the plan on it is not. */
export function keptText(report: ConstraintReport, violations: readonly Violation[]): string {
  if (!report.satisfied) return 'NO';
  const since = missedSince(report, violations);
  return since === null ? 'yes' : `not from ${since} on`;
}

/** The first later draw that misses a constraint which this draw keeps. */
function missedSince({ name, satisfied }: ConstraintReport, violations: readonly Violation[]): string | null {
  const missed = violations.find((violation) => violation.name === name);
  return missed === undefined || !satisfied ? null : (missed.since ?? missed.drawDate);
}

/** The constraints that are not kept, in this draw or in a later one of the plan, by name. */
export function missedText({ constraints, violations }: Pick<CountrySummary, 'constraints' | 'violations'>): string {
  const missed = [
    ...constraints.filter(({ satisfied }) => !satisfied).map(({ name }) => name),
    ...violations.map(({ name }) => name),
  ];
  return [...new Set(missed)].map(constraintLabel).join(', ');
}

/** Names of the constraints that stop the jackpot from being another; `nothing` where it is the best of all. */
export function bindingText(summary: CountrySummary): string {
  const binding = summary.constraints.filter(({ binding }) => binding).map(({ name }) => constraintLabel(name));
  return binding.length === 0 ? 'nothing' : binding.join(', ');
}
