import type { CountrySummary } from '@jackpot/record';
import { percent, probability, wholeNumber } from './money.ts';
import type { ConstraintName, ConstraintReport } from '@jackpot/decision';

/** What each constraint is called where people read of it. */
const labels: Readonly<Record<ConstraintName, string>> = {
  payoutRatio: '52-week payout ratio',
  cash: 'cash breach probability',
  grid: 'grid',
  maxChange: 'largest change',
  rollover: 'rollover',
};

export function constraintLabel(name: ConstraintName): string {
  return labels[name];
}

/** A constraint's value in its bounds, such as `41.7 % in 40.0–48.0 %`. */
export function constraintText({
  name,
  value,
  min,
  max,
}: Pick<ConstraintReport, 'name' | 'value' | 'min' | 'max'>): string {
  const text = name === 'payoutRatio' ? percent : name === 'cash' ? probability : wholeNumber;
  if (min !== undefined && max !== undefined) return `${text(value)} in ${text(min).replace(/ %$/, '')}–${text(max)}`;
  if (max !== undefined) return `${text(value)}, at most ${text(max)}`;
  return min === undefined ? text(value) : `${text(value)}, at least ${text(min)}`;
}

/** The named constraint of a summary, or a dash. */
export function constraintCell(summary: CountrySummary, name: ConstraintName): string {
  const report = summary.constraints.find((constraint) => constraint.name === name);
  return report ? constraintText(report) : '–';
}

/** The constraints that the jackpot does not keep, by name. */
export function missedText({ constraints }: Pick<CountrySummary, 'constraints'>): string {
  return constraints
    .filter(({ satisfied }) => !satisfied)
    .map(({ name }) => constraintLabel(name))
    .join(', ');
}

/** What stops the jackpot from being another, by name; nothing where it is the best of all. */
export function bindingText({ constraints }: CountrySummary): string {
  const binding = constraints.filter(({ binding }) => binding).map(({ name }) => constraintLabel(name));
  return binding.length === 0 ? 'nothing' : binding.join(', ');
}
