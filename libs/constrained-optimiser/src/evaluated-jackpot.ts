import type { ConstraintValue, DrawMoney } from '@jackpot/decision';
import type { TicketDistribution } from '@jackpot/forecast-model';

/** The ratio over the window with this draw in it, and by how much money its prizes miss the bounds. */
export interface PayoutRatio {
  readonly constraint: ConstraintValue;
  /** Prizes above the cap, or below the floor, in the country's currency; 0 within the bounds. Positive and satisfied: recovering. */
  readonly excess: number;
}

/** One jackpot, evaluated. */
export interface EvaluatedJackpot {
  readonly jackpot: number;
  readonly tickets: TicketDistribution;
  readonly money: DrawMoney;
  /** Of the config's objective, in the country's currency. */
  readonly objectiveValue: number;
  /** Computed when asked for, as what follows. */
  readonly constraints: readonly ConstraintValue[];
  /** P(loss > limit), whichever reading of cash the config asks for. */
  readonly breachProbability: number;
  /** True where the cash constraint is kept, which may be told without its value. */
  readonly keepsCash: () => boolean;
  /** Of the window that ends with this draw. */
  readonly payout: PayoutRatio;
  /** True where the loss quantile is larger than `amount`: one evaluation, kept, where the quantile is a search. */
  readonly lossCanExceed: (amount: number) => boolean;
  /** The loss at the cash rule's probability, in the country's currency: it is a search. */
  readonly lossQuantile: () => number;
}
