import type { DatabaseSync } from 'node:sqlite';
import type { Clock, ModelPackage, ModelRegistry, NewModelPackage } from '@jackpot/ports';
import { transaction } from './workspace-database.ts';

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
      const created: ModelPackage = { ...model, version, registeredAt: this.#clock.now().toISOString() };
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

  list(country: string): Promise<ModelPackage[]> {
    return Promise.resolve(this.#select('country = ?', country));
  }

  #select(where: string, parameter: string): ModelPackage[] {
    return this.#database
      .prepare(`SELECT json FROM model_package WHERE ${where} ORDER BY version`)
      .all(parameter)
      .map((row) => JSON.parse(String(row['json'])) as ModelPackage);
  }
}
