import type { CountryConfig } from '@jackpot/config-schema';
import { drawMoney } from '@jackpot/constrained-optimiser/money';
import { type JackpotRow, objectiveOf } from '@jackpot/decision';
import type { Interval } from '../chart/scale.ts';
import type { ChartedDecision } from './charted-decision.ts';

/** The objective that is expected of a jackpot if its sales end at either end of their 90 % interval. */
export function objectiveBand(decided: ChartedDecision, row: JackpotRow): Interval {
  const [low, high] = row.salesInterval90.map((sales) =>
    objectiveOf(decided.config, { expectedSales: sales, expectedNetRevenue: netRevenueAt(decided, row, sales) }),
  );
  return [low ?? NaN, high ?? NaN];
}

/** S m − paid(S) − fixed cost: other prizes are a fixed share of sales, in each game that a config can tell. */
function netRevenueAt({ config, recommendation }: ChartedDecision, row: JackpotRow, sales: number): number {
  const { shares, fixedCost } = config;
  const secondary = recommendation.expectedSecondaryPrizes / recommendation.expectedSales;
  const margin = 1 - shares.retailer - shares.duty - secondary;
  const paid = row.expectedSales * margin - fixedCost - row.expectedNetRevenue;
  return sales * margin - fixedCost - paid * jackpotPaidAgainstExpected(config, row, sales);
}

/**
 * Mean jackpot paid at these sales, as a share of that at expected sales. Tickets that win with odds leave nobody to win with
 * probability exp(−c S), so P(won at S) = 1 − (1 − P)^(S / expected).
 */
function jackpotPaidAgainstExpected(
  config: CountryConfig,
  { jackpot, winProbability, expectedSales }: JackpotRow,
  sales: number,
): number {
  const prize = config.prizes.jackpot;
  if (prize.win !== 'odds' || winProbability === 0) return 1;
  if (prize.atMostEach !== undefined) {
    const paidAt = (amount: number) => {
      const points = [{ tickets: amount / config.ticketPrice, probability: 1 }];
      return drawMoney({ config, jackpot, tickets: { points } }).expectedJackpotPaid;
    };
    return paidAt(sales) / paidAt(expectedSales);
  }
  const size = sales / expectedSales;
  return prize.paid === 'each' ? size : (1 - Math.max(0, 1 - winProbability) ** size) / winProbability;
}
