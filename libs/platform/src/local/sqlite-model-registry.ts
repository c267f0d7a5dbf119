import type { DatabaseSync } from 'node:sqlite';
import {
  type Clock,
  ModelNotApproved,
  type ModelPackage,
  type ModelRegistry,
  type NewModelPackage,
  type Withdrawal,
} from '@jackpot/ports';
import { transaction } from './workspace-database.ts';

/** Package as stored: those from before there were rollbacks say nothing of a withdrawal. */
type StoredPackage = Omit<ModelPackage, 'withdrawn'> & Partial<Pick<ModelPackage, 'withdrawn'>>;

export class SqliteModelRegistry implements ModelRegistry {
  readonly #database: DatabaseSync;
  readonly #clock: Clock;

  constructor(database: DatabaseSync, clock: Clock) {
    this.#database = database;
    this.#clock = clock;
  }

  register(model: NewModelPackage): Promise<ModelPackage> {
    const registered = transaction(this.#database, () => {
      const [existing] = this.#select('training_job = ?', model.trainingJob);
      if (existing) return existing;
      const version = this.#select('country = ?', model.country).length + 1;
      const registeredAt = this.#clock.now().toISOString();
      const created: ModelPackage = { ...model, version, registeredAt, withdrawn: null };
      this.#database
        .prepare('INSERT INTO model_package (country, version, training_job, status, json) VALUES (?, ?, ?, ?, ?)')
        .run(model.country, version, model.trainingJob, model.status, JSON.stringify(created));
      return created;
    });
    return Promise.resolve(registered);
  }

  latestApproved(country: string): Promise<ModelPackage | null> {
    return Promise.resolve(this.#select(`status = 'Approved' AND country = ?`, country).at(-1) ?? null);
  }

  // eslint-disable-next-line @typescript-eslint/require-await -- a refusal is a rejection, as of any registry
  async rollBack(country: string, version: number, withdrawal: Omit<Withdrawal, 'at'>): Promise<ModelPackage> {
    const at = this.#clock.now().toISOString();
    return transaction(this.#database, () => {
      const packages = this.#select('country = ?', country);
      const target = packages.find((model) => model.version === version);
      if (target?.status !== 'Approved')
        throw new ModelNotApproved(country, version, target?.status ?? 'not registered');
      const update = this.#database.prepare(
        `UPDATE model_package SET status = 'Rejected', json = ? WHERE country = ? AND version = ?`,
      );
      for (const model of packages) {
        if (model.version <= version || model.status !== 'Approved') continue;
        const withdrawn: ModelPackage = { ...model, status: 'Rejected', withdrawn: { at, ...withdrawal } };
        update.run(JSON.stringify(withdrawn), country, model.version);
      }
      return target;
    });
  }

  list(country: string): Promise<ModelPackage[]> {
    return Promise.resolve(this.#select('country = ?', country));
  }

  #select(where: string, parameter: string): ModelPackage[] {
    return this.#database
      .prepare(`SELECT json FROM model_package WHERE ${where} ORDER BY version`)
      .all(parameter)
      .map((row) => ({ withdrawn: null, ...(JSON.parse(String(row['json'])) as StoredPackage) }));
  }
}
