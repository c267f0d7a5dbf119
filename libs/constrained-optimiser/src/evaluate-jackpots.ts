import { type CountryConfig, configOn, isOnGrid } from '@jackpot/config-schema';
import type { ConstraintValue, DrawMoney } from '@jackpot/decision';
import type { TicketDistribution } from '@jackpot/forecast-model';
import { missedConstraints } from './constraint/constraint.ts';
import type { DecisionInput } from './decision-input.ts';
import { evaluateCandidate, evaluationContext } from './evaluate-candidate.ts';

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

/** Forecast, money and constraints of the given jackpots, on the grid or off it, in the given order. */
export function evaluateJackpots(input: DecisionInput, jackpots: readonly number[]): JackpotEvaluation[] {
  const context = evaluationContext(input);
  return jackpots.map((jackpot) => {
    const candidate = evaluateCandidate(context, jackpot);
    const onGrid = isOnGrid(input.config, jackpot);
    return {
      ...candidate.money,
      jackpot,
      onGrid,
      objectiveValue: candidate.objectiveValue,
      extrapolated: candidate.tickets.extrapolated,
      salesInterval90: salesInterval(configOn(input.config, input.drawDate), candidate.tickets),
      constraints: candidate.constraints,
      payoutExcess: candidate.payout.excess,
      breachProbability: candidate.breachProbability,
      lossQuantile: candidate.lossQuantile(),
      satisfied: onGrid && missedConstraints(candidate).length === 0,
    };
  });
}

/** Interval of nine in ten, in the country's currency. */
export function salesInterval(
  { ticketPrice }: CountryConfig,
  { interval90: [low, high] }: TicketDistribution,
): [number, number] {
  return [low * ticketPrice, high * ticketPrice];
}
