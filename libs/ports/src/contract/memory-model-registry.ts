import type { Clock } from '../clock.ts';
import {
  ModelNotApproved,
  type ModelPackage,
  type ModelRegistry,
  type NewModelPackage,
  type Withdrawal,
} from '../model-registry.ts';

/** A model registry for the tests of steps. */
export class MemoryModelRegistry implements ModelRegistry {
  readonly #clock: Clock;
  #packages: readonly ModelPackage[] = [];

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  register(model: NewModelPackage): Promise<ModelPackage> {
    const existing = this.#packages.find(({ trainingJob }) => trainingJob === model.trainingJob);
    if (existing) return Promise.resolve(existing);
    const version = this.#of(model.country).length + 1;
    const created = { ...model, version, registeredAt: this.#clock.now().toISOString(), withdrawn: null };
    this.#packages = [...this.#packages, created];
    return Promise.resolve(created);
  }

  latestApproved(country: string): Promise<ModelPackage | null> {
    return Promise.resolve(this.#of(country).findLast(({ status }) => status === 'Approved') ?? null);
  }

  rollBack(country: string, version: number, withdrawal: Omit<Withdrawal, 'at'>): Promise<ModelPackage> {
    const target = this.#of(country).find((model) => model.version === version);
    if (target?.status !== 'Approved')
      return Promise.reject(new ModelNotApproved(country, version, target?.status ?? 'not registered'));
    const withdrawn = { at: this.#clock.now().toISOString(), ...withdrawal };
    this.#packages = this.#packages.map((model) =>
      model.country === country && model.version > version && model.status === 'Approved'
        ? { ...model, status: 'Rejected', withdrawn }
        : model,
    );
    return Promise.resolve(target);
  }

  list(country: string): Promise<ModelPackage[]> {
    return Promise.resolve(this.#of(country));
  }

  #of(country: string): ModelPackage[] {
    return this.#packages.filter((model) => model.country === country);
  }
}
