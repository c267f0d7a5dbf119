import type { DatabaseSync } from 'node:sqlite';

/** Running executions of the state machine in this workspace. */
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

  /** Marks every running execution as aborted. The holder of the lock runs alone, so any that is recorded was killed. */
  abortAll(): void {
    this.#database.exec(`UPDATE execution SET status = 'ABORTED' WHERE status = 'RUNNING'`);
  }

  hasEnded(id: string): boolean {
    const row = this.#database.prepare('SELECT status FROM execution WHERE id = ?').get(id);
    return row?.['status'] !== 'RUNNING';
  }
}
