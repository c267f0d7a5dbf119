import type { CountryConfig } from '@jackpot/config-schema';
import { drawMoney, type LossDistribution, lossDistribution } from '@jackpot/constrained-optimiser';
import { objectiveOf } from '@jackpot/decision';
import type { TicketOutlook } from '@jackpot/simulator';
import { trueTickets } from './true-tickets.ts';

/** Truth about a draw at a jackpot before it is held: expectations given all that was held before. */
export interface TrueDraw {
  /** E[objective | jackpot, state], in the country's currency: net revenue, or operator surplus. */
  readonly objective: number;
  readonly sales: number;
  readonly prizes: number;
}

export function trueDraw(config: CountryConfig, jackpot: number, outlook: TicketOutlook): TrueDraw {
  const money = drawMoney({ config, jackpot, tickets: trueTickets(outlook) });
  return {
    objective: objectiveOf(config, money),
    sales: money.expectedSales,
    prizes: money.expectedPrizes,
  };
}

/** The distribution of the draw's loss, given all that was held before. */
export function trueLoss(config: CountryConfig, jackpot: number, outlook: TicketOutlook): LossDistribution {
  return lossDistribution({ config, jackpot, tickets: trueTickets(outlook) });
}
