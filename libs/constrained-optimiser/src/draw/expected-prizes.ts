import type { JackpotPrize, SecondaryPrizes } from '@jackpot/config-schema';
import { winnersUpTo } from './capped-winners.ts';
import { probabilityOfAnyWinner, winningUnits } from './winning-units.ts';

/** P(the jackpot is paid | tickets). */
export function winProbability(prize: JackpotPrize, tickets: number): number {
  switch (prize.win) {
    case 'odds':
      return probabilityOfAnyWinner(winningUnits(tickets, prize.oneIn, prize.ticketsPerWinningUnit));
    case 'certain':
      return 1;
    case 'probability':
      return prize.value;
  }
}

/** E[jackpot paid | tickets]: once if anyone wins where it is shared, once a winning ticket where each is paid, min(jackpot, K cap) where capped. */
export function expectedJackpotPaid(prize: JackpotPrize, jackpot: number, tickets: number): number {
  if (prize.win === 'odds' && prize.paid === 'each') return (jackpot * tickets) / prize.oneIn;
  if (!isCapped(prize, jackpot)) return jackpot * winProbability(prize, tickets);
  const winning = winningUnits(tickets, prize.oneIn, prize.ticketsPerWinningUnit);
  return prize.atMostEach * winnersUpTo(winning, jackpot / prize.atMostEach).mean;
}

/** True where one winner alone does not get the whole jackpot. */
export function isCapped(
  prize: JackpotPrize,
  jackpot: number,
): prize is Extract<JackpotPrize, { win: 'odds' }> & { readonly atMostEach: number } {
  return prize.win === 'odds' && prize.paid === 'shared' && jackpot > (prize.atMostEach ?? Infinity);
}

/** E[cost of all prizes but the jackpot | tickets, sales]: linear in both, because E[K] = tickets / oneIn. */
export function expectedSecondaryPrizes(secondary: SecondaryPrizes, tickets: number, sales: number): number {
  if (!Array.isArray(secondary)) return secondary.shareOfSales * sales;
  return secondary.reduce((sum, { oneIn, prize }) => sum + (tickets / oneIn) * prize, 0);
}
