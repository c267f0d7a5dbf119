import type { Change } from '@jackpot/decision';
import type { RepeatedDecision } from './decide-again.ts';
import type { CodeVersion } from './reproduction.ts';

/** Code to decide records again with: this checkout's, and other commits' if they can be checked out. */
export interface CodeAtHand {
  readonly version: CodeVersion;
  readonly folder: string;
  /** Code of another commit. */
  readonly at: (commit: string) => OtherCode | CodeMissing;
}

/** Reason that a commit's code cannot be had here, with the next step. */
export interface CodeMissing {
  readonly missing: string;
}

/** Code of another commit. It finds records by name, in the same place as this code. */
export interface OtherCode {
  readonly folder: string;
  readonly decide: (record: string) => Promise<RepeatedDecision>;
  /** Null if its answer cannot be read. */
  readonly explain: (earlier: string, later: string) => Promise<Change | null>;
}

/**
 * Tells whether this code may have made a record. A tree with changes is taken for the same as another one with
 * changes: nothing tells which changes they were; nor does anything where no commit was recorded.
 */
export function mayHaveMade(recorded: CodeVersion, here: CodeVersion): boolean {
  return recorded.commit === null || (recorded.commit === here.commit && (recorded.dirty || !here.dirty));
}
