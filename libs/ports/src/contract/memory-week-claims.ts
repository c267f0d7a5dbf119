import type { Claim, WeekClaims } from '../week-claims.ts';

/** Week claims for the tests of steps: an execution runs from when it is started until it is ended. */
export class MemoryWeekClaims implements WeekClaims {
  readonly #running = new Set<string>();
  readonly #claims = new Map<string, { attempt: number; owner: string | null }>();

  start(executionId: string): void {
    this.#running.add(executionId);
  }

  end(executionId: string): void {
    this.#running.delete(executionId);
  }

  acquire(week: string, executionId: string): Promise<Claim> {
    const { attempt, owner } = this.#claims.get(week) ?? { attempt: 0, owner: null };
    if (owner === executionId) return Promise.resolve({ acquired: true, runId: `${week}-r${attempt}` });
    if (owner !== null && this.#running.has(owner))
      return Promise.resolve({ acquired: false, owner, runId: `${week}-r${attempt}` });
    this.#claims.set(week, { attempt: attempt + 1, owner: executionId });
    return Promise.resolve({ acquired: true, runId: `${week}-r${attempt + 1}` });
  }

  release(week: string, executionId: string): Promise<void> {
    const claim = this.#claims.get(week);
    if (claim?.owner === executionId) this.#claims.set(week, { ...claim, owner: null });
    return Promise.resolve();
  }
}
