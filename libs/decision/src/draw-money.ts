import type { CountryConfig } from '@jackpot/config-schema';
import * as z from 'zod';

/** One draw's expectations over tickets and prizes. Money is in the country's currency. */
export const drawMoney = z.object({
  expectedTickets: z.number(),
  expectedSales: z.number(),
  winProbability: z.number(),
  expectedJackpotPaid: z.number(),
  expectedSecondaryPrizes: z.number(),
  expectedPrizes: z.number(),
  expectedNetRevenue: z.number(),
  expectedOperatorSurplus: z.number(),
});
export type DrawMoney = Readonly<z.infer<typeof drawMoney>>;

/** 5 % and 95 % quantile. */
export const interval90 = z.tuple([z.number(), z.number()]).readonly();

/** The config's objective, of one draw's money: what good causes get is no cost in net revenue, and is one in the surplus. */
export function objectiveOf(
  { objective, shares }: Pick<CountryConfig, 'objective' | 'shares'>,
  { expectedNetRevenue, expectedSales }: Pick<DrawMoney, 'expectedNetRevenue' | 'expectedSales'>,
): number {
  return objective === 'netRevenue' ? expectedNetRevenue : expectedNetRevenue - expectedSales * shares.goodCauses;
}
