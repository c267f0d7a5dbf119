import type { DatabaseSync } from 'node:sqlite';
import { type IndexEntry, type RecordIndex, RevisionConflict, compareEntries } from '@jackpot/ports';
import { transaction } from './workspace-database.ts';

export class SqliteRecordIndex implements RecordIndex {
  readonly #database: DatabaseSync;

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  current(country: string, drawDate: string): Promise<IndexEntry | null> {
    return Promise.resolve(this.#select('country = ? AND draw_date = ?', country, drawDate).at(-1) ?? null);
  }

  append(entry: IndexEntry): Promise<void> {
    const conflict = transaction(this.#database, () => {
      const inForce = this.#select('country = ? AND draw_date = ?', entry.country, entry.drawDate).length;
      if (entry.revision !== inForce + 1) return new RevisionConflict(entry);
      this.#database
        .prepare('INSERT INTO record (country, draw_date, revision, id, json) VALUES (?, ?, ?, ?, ?)')
        .run(entry.country, entry.drawDate, entry.revision, entry.id, JSON.stringify(entry));
      return null;
    });
    return conflict ? Promise.reject(conflict) : Promise.resolve();
  }

  history(country: string): Promise<IndexEntry[]> {
    return Promise.resolve(this.#select('country = ?', country));
  }

  ofWeek(week: string): Promise<IndexEntry[]> {
    return Promise.resolve(this.#select(`json ->> '$.week' = ?`, week).sort(compareEntries));
  }

  ofModel(digest: string): Promise<IndexEntry[]> {
    return Promise.resolve(this.#select(`json ->> '$.model' = ?`, digest).sort(compareEntries));
  }

  /** Every country with a record, whose names hold no `#`: a workspace is one machine's, so that listing it whole is cheap. */
  countries(): string[] {
    const rows = this.#database
      .prepare("SELECT DISTINCT country FROM record WHERE country NOT LIKE '%#%' ORDER BY country")
      .all();
    return rows.map((row) => String(row['country']));
  }

  #select(where: string, ...parameters: string[]): IndexEntry[] {
    return this.#database
      .prepare(`SELECT json FROM record WHERE ${where} ORDER BY draw_date, revision`)
      .all(...parameters)
      .map((row) => JSON.parse(String(row['json'])) as IndexEntry);
  }
}
