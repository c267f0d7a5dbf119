import type { SecondaryPrizes } from '@jackpot/config-schema';

/** E[cost of all prizes but the jackpot | tickets, sales]: linear in both, because E[K] = tickets / oneIn. */
export function expectedSecondaryPrizes(secondary: SecondaryPrizes, tickets: number, sales: number): number {
  if (!Array.isArray(secondary)) return secondary.shareOfSales * sales;
  return secondary.reduce((sum, { oneIn, prize }) => sum + (tickets / oneIn) * prize, 0);
}
