import type { DatabaseSync } from 'node:sqlite';
import type { Claim, WeekClaims } from '@jackpot/ports';
import type { Executions } from './executions.ts';
import { transaction } from './workspace-database.ts';

export class SqliteWeekClaims implements WeekClaims {
  readonly #database: DatabaseSync;
  readonly #executions: Executions;

  constructor(database: DatabaseSync, executions: Executions) {
    this.#database = database;
    this.#executions = executions;
  }

  acquire(week: string, executionId: string): Promise<Claim> {
    const claim = transaction(this.#database, (): Claim => {
      const row = this.#database.prepare('SELECT attempt, owner FROM week_claim WHERE week = ?').get(week);
      const attempt = Number(row?.['attempt'] ?? 0);
      const owner = typeof row?.['owner'] === 'string' ? row['owner'] : null;
      if (owner === executionId) return { acquired: true, runId: runId(week, attempt) };
      if (owner !== null && !this.#executions.hasEnded(owner))
        return { acquired: false, owner, runId: runId(week, attempt) };
      this.#database
        .prepare('INSERT OR REPLACE INTO week_claim (week, attempt, owner) VALUES (?, ?, ?)')
        .run(week, attempt + 1, executionId);
      return { acquired: true, runId: runId(week, attempt + 1) };
    });
    return Promise.resolve(claim);
  }

  release(week: string, executionId: string): Promise<void> {
    this.#database.prepare('UPDATE week_claim SET owner = NULL WHERE week = ? AND owner = ?').run(week, executionId);
    return Promise.resolve();
  }
}

function runId(week: string, attempt: number): string {
  return `${week}-r${attempt}`;
}
