type ModelStatus = 'Approved' | 'Rejected';

/** Facts of a trained model when it is registered. Digests are SHA-256 in hex. */
export interface NewModelPackage {
  readonly country: string;
  /** Name of the training job that made it; one job makes at most one package. */
  readonly trainingJob: string;
  readonly status: ModelStatus;
  /** Reasons of the gate's verdict. */
  readonly reasons: readonly string[];
  /** Key of the archive that the training job wrote, and of the `model.json` taken from it. */
  readonly archiveKey: string;
  readonly modelKey: string;
  readonly modelDigest: string;
  readonly recipeDigest: string;
  readonly evaluationKey: string;
  readonly evaluationDigest: string;
  readonly metrics: Readonly<Record<string, number>>;
  /** Run, data, config, code and image that it came from. */
  readonly lineage: Readonly<Record<string, string>>;
}

/** Withdrawal of an approval: by whom, when and why. */
export interface Withdrawal {
  readonly at: string;
  readonly by: string;
  readonly reason: string;
}

export interface ModelPackage extends NewModelPackage {
  /** Counts from 1 in each country. */
  readonly version: number;
  readonly registeredAt: string;
  /** Null unless it was approved and a rollback took that back: then it is `Rejected`. */
  readonly withdrawn: Withdrawal | null;
}

/** Only an approved package can be rolled back to. */
export class ModelNotApproved extends Error {
  override readonly name = 'ModelNotApproved';
  readonly kind = 'usage';
  constructor(country: string, version: number, status: ModelStatus | 'not registered') {
    super(`version ${version} of ${country} is ${status.toLowerCase()}: only an approved version can be used again`);
  }
}

export interface ModelRegistry {
  /** Registers once per training job: a repeated call returns the package of the first. */
  register(model: NewModelPackage): Promise<ModelPackage>;
  /** The approved package with the highest version. */
  latestApproved(country: string): Promise<ModelPackage | null>;
  /**
   * Withdraws the approval of every package later than `version`, which thereby is the latest approved again. Repeated,
   * it changes nothing.
   * @returns the package of `version`
   * @throws ModelNotApproved
   */
  rollBack(country: string, version: number, withdrawal: Omit<Withdrawal, 'at'>): Promise<ModelPackage>;
  /** All packages of a country, oldest first. */
  list(country: string): Promise<ModelPackage[]>;
}
