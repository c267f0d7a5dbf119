import type { CountrySummary } from './country-summary.ts';
import type { FailureCause } from './failure.ts';

/** Beginnings of reasons in records from before failures had a cause. A person's words come last, and are not searched. */
const patterns: readonly (readonly [FailureCause, RegExp])[] = [
  ['cash', /^OpenWeek: available cash/],
  ['config', /^OpenWeek:/],
  ['data', /^ValidateData:|^Optimise: NothingToHold: the data cannot be used/],
  ['model', /^Optimise: NothingToHold: no model is approved/],
  ['unanswered', /^Optimise: NothingToHold: (no approval came by|it was decided after) /],
  ['rejected', /^Optimise: NothingToHold: .+ rejected the recommendation: /],
];

/** The cause of a failure: as it was recorded, or of an earlier record by its reason, `STEP: ERROR: …`. */
export function failureCause({ failure, reason }: Pick<CountrySummary, 'failure' | 'reason'>): FailureCause {
  if (failure !== null) return failure.cause;
  return patterns.find(([, pattern]) => pattern.test(reason ?? ''))?.[0] ?? 'other';
}
