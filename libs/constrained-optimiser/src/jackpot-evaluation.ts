import type { ConstraintValue, DrawMoney } from '@jackpot/decision';

/** A given jackpot's whole row: forecast, money and constraints. */
export interface JackpotEvaluation extends DrawMoney {
  readonly jackpot: number;
  readonly onGrid: boolean;
  readonly objectiveValue: number;
  readonly extrapolated: boolean;
  readonly salesInterval90: readonly [low: number, high: number];
  readonly constraints: readonly ConstraintValue[];
  readonly payoutExcess: number;
  readonly breachProbability: number;
  readonly lossQuantile: number;
  readonly satisfied: boolean;
}
