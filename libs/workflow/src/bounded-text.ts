/**
 * Longest reason of a failure, in UTF-16 units. It goes into a state's input, an item of the table and an e-mail, of which the state's
 * input takes the least: 256 KiB. https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html
 */
const REASON_MAX = 8_000;
const PROBLEMS_MAX = 50;
const PROBLEM_MAX = 1_000;

/** A reason of a failure, cut where it is too long to be handed on. */
export function boundedReason(reason: string): string {
  return cut(reason, REASON_MAX);
}

/** Problems of one country, as far as they fit: the rest is counted. */
export function boundedProblems(problems: readonly string[]): string[] {
  const shown = problems.slice(0, PROBLEMS_MAX).map((problem) => cut(problem, PROBLEM_MAX));
  const more = problems.length - shown.length;
  return more > 0 ? [...shown, `and ${more} more`] : shown;
}

function cut(text: string, max: number): string {
  return text.length <= max ? text : `${text.slice(0, max - 1).toWellFormed()}…`;
}
