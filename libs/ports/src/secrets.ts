/** The company's cash, net of prizes won and not yet paid and of rollover reserves. */
export interface AvailableCash {
  readonly amount: number;
  /** ISO 4217. */
  readonly currency: string;
  /** Time of the amount, ISO 8601. */
  readonly asOf: string;
}

export interface CashSecret {
  /** Text as stored, unchecked. */
  readonly value: unknown;
  /** Version of the secret that was read. */
  readonly version: string;
  /** True where no real cash was given and a demonstration amount stands in. */
  readonly simulated: boolean;
}

export interface Secrets {
  availableCash(): Promise<CashSecret>;
}

/** Store of the available cash, which the treasury writes. */
export interface CashKeeper {
  /** @returns the version of the secret that holds it now */
  setAvailableCash(cash: AvailableCash): Promise<string>;
}
