export type Claim =
  | { readonly acquired: true; readonly runId: string }
  | { readonly acquired: false; readonly owner: string; readonly runId: string };

/** Claims on weeks: at most one execution runs a week at a time. */
export interface WeekClaims {
  /**
   * Claims `week` (such as `2026-W48`) for an execution. A claim whose owner has ended without releasing it is taken
   * over. Asking again for what one already owns returns the same run. The run's id, `WEEK-rN`, is new for every
   * claim.
   */
  acquire(week: string, executionId: string): Promise<Claim>;
  /** Releases the claim if this execution still owns it. */
  release(week: string, executionId: string): Promise<void>;
}
