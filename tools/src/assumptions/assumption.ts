import type { RehearsedAccount } from '../rehearsal/rehearsed-account.ts';

/** Something taken for true of AWS or GitHub that nothing on this machine can settle; texts are Markdown. */
export interface Assumption {
  readonly assumed: string;
  readonly source: string;
  /** Code or deployment that would be wrong without it. */
  readonly restsOn?: string;
  /** Command that settles it in an account where the stacks are deployed. */
  readonly settledBy: string;
  readonly rehearsal?: Rehearsal;
}

/** A command by which one run of one country settles an assumption, and that changes nothing that the tear-down leaves. */
export interface Rehearsal {
  /** Words of AWS's own command. */
  readonly command: (at: RehearsedAccount) => readonly string[];
  /** True where the answer, as JSON, or null where AWS says `refusal`, is as assumed; no answer at all settles nothing. */
  readonly holds: (answer: unknown) => boolean;
  /** Word of AWS's refusal that is no trouble but an answer. */
  readonly refusal?: string;
}
