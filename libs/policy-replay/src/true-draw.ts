import type { CountryConfig } from '@jackpot/config-schema';
import { cashRule, drawMoney, lossDistribution } from '@jackpot/constrained-optimiser';
import type { TicketOutlook } from '@jackpot/simulator';
import { trueTickets } from './true-tickets.ts';

/** What is true of a draw at a jackpot before it is held: expectations given all that was held before. */
export interface TrueDraw {
  /** E[objective | jackpot, state], in the country's currency: net revenue, or operator surplus. */
  readonly objective: number;
  readonly sales: number;
  readonly prizes: number;
  /** P(loss > limit | jackpot, state). */
  readonly breachProbability: number;
  /** Whether the cash constraint holds under the truth, in the config's own reading. */
  readonly keepsCash: boolean;
}

/** @param limit what the draw may lose, in the country's currency */
export function trueDraw(config: CountryConfig, jackpot: number, outlook: TicketOutlook, limit: number): TrueDraw {
  const draw = { config, jackpot, tickets: trueTickets(outlook) };
  const money = drawMoney(draw);
  const loss = lossDistribution(draw);
  const rule = cashRule(config);
  return {
    objective: config.objective === 'netRevenue' ? money.expectedNetRevenue : money.expectedOperatorSurplus,
    sales: money.expectedSales,
    prizes: money.expectedPrizes,
    breachProbability: loss.exceedance(limit),
    keepsCash: rule.exceedance(loss)(limit) <= rule.probability,
  };
}
