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
