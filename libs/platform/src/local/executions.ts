import type { DatabaseSync } from 'node:sqlite';

/** Which executions of the state machine run in this workspace. */
export class Executions {
  readonly #database: DatabaseSync;

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  start(id: string): void {
    this.#database.prepare(`INSERT INTO execution (id, status) VALUES (?, 'RUNNING')`).run(id);
  }

  end(id: string, status: 'SUCCEEDED' | 'FAILED'): void {
    this.#database.prepare('UPDATE execution SET status = ? WHERE id = ?').run(status, id);
  }

  /** Whoever holds the workspace alone knows that no other execution can be running: what says so was killed. */
  abortAll(): void {
    this.#database.exec(`UPDATE execution SET status = 'ABORTED' WHERE status = 'RUNNING'`);
  }

  hasEnded(id: string): boolean {
    const row = this.#database.prepare('SELECT status FROM execution WHERE id = ?').get(id);
    return row?.['status'] !== 'RUNNING';
  }
}
