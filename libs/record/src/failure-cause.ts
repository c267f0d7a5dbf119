/** What a person has to mend before a country that failed can be decided. */
export type FailureCause = 'config' | 'cash' | 'data' | 'model' | 'rejected' | 'unanswered' | 'other';

/** How the reasons begin that whoever says what to do about a failure knows again. */
export const reasonOpenings = {
  cash: 'available cash',
  data: 'the data cannot be used',
  model: 'no model is approved',
};

const patterns: readonly (readonly [FailureCause, RegExp])[] = [
  ['cash', new RegExp(`^OpenWeek: ${reasonOpenings.cash}`)],
  ['config', /^OpenWeek:/],
  ['data', new RegExp(`^ValidateData:|: ${reasonOpenings.data}`)],
  ['model', new RegExp(`: ${reasonOpenings.model}`)],
  ['rejected', /: .+ rejected the recommendation: /],
  ['unanswered', /: (no approval came by|it was decided after) /],
];

/** The cause of a failure by its reason, `STEP: ERROR: …`, as RecordFailure writes it. */
export function failureCause(reason: string): FailureCause {
  return patterns.find(([, pattern]) => pattern.test(reason))?.[0] ?? 'other';
}
