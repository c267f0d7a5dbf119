import type { CountryConfig } from '@jackpot/config-schema';
import { type DrawMoney, objectiveOf } from '@jackpot/decision';
import type { TicketDistribution } from '@jackpot/forecast-model';
import { expectedJackpotPaid, winProbability, expectedSecondaryPrizes } from './expected-prizes.ts';

/** A draw whose tickets are known by their points alone. */
interface DrawPoints {
  readonly config: CountryConfig;
  readonly jackpot: number;
  readonly tickets: Pick<TicketDistribution, 'points'>;
}

export interface Draw extends DrawPoints {
  readonly tickets: TicketDistribution;
}

/**
 * E_n E[· | n, J], summed over the points of the forecast: what is not linear in n, such as the probability of a win,
 * is never taken at the mean of n.
 */
export function drawMoney({ config, jackpot, tickets }: DrawPoints): DrawMoney {
  const { prizes, shares, fixedCost, ticketPrice } = config;
  let expectedTickets = 0;
  let won = 0;
  let jackpotPaid = 0;
  for (const point of tickets.points) {
    expectedTickets += point.probability * point.tickets;
    won += point.probability * winProbability(prizes.jackpot, point.tickets);
    jackpotPaid += point.probability * expectedJackpotPaid(prizes.jackpot, jackpot, point.tickets);
  }
  const sales = expectedTickets * ticketPrice;
  const secondary = expectedSecondaryPrizes(prizes.secondary, expectedTickets, sales);
  const netRevenue = sales * (1 - shares.retailer - shares.duty) - jackpotPaid - secondary - fixedCost;
  return {
    expectedTickets,
    expectedSales: sales,
    winProbability: won,
    expectedJackpotPaid: jackpotPaid,
    expectedSecondaryPrizes: secondary,
    expectedPrizes: jackpotPaid + secondary,
    expectedNetRevenue: netRevenue,
    expectedOperatorSurplus: objectiveOf(
      { objective: 'operatorSurplus', shares },
      { expectedNetRevenue: netRevenue, expectedSales: sales },
    ),
  };
}

/** Money that a draw leaves to pay prizes from: sales less retailer, duty, good causes and the fixed cost. */
export function cashIn({ shares, fixedCost }: CountryConfig, sales: number): number {
  return sales * (1 - shares.retailer - shares.duty - shares.goodCauses) - fixedCost;
}
