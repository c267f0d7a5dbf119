/** Addresses that a topic tells, and those that were asked and have not agreed. */
export interface Subscribers {
  readonly confirmed: readonly string[];
  readonly waiting: readonly string[];
}

/** A key or a secret that AWS will delete, or that nobody can use. */
export interface Doomed {
  /** Such as `key arn:aws:kms:…`. */
  readonly what: string;
  /** Time of its deletion, ISO 8601; null where it is there and cannot be used. */
  readonly deletedAt: string | null;
}

/** State of the account that the weekly run depends on, for the checks of the day before. */
export interface AccountWatch {
  /** Training jobs that may run at once. */
  trainingQuota(): Promise<number>;
  subscribers(of: 'recommendations' | 'alarms'): Promise<Subscribers>;
  /** Keys and secrets on which the run depends. */
  doomed(): Promise<readonly Doomed[]>;
}
