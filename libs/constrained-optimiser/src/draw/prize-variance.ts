import type { JackpotPrize, SecondaryPrizes } from '@jackpot/config-schema';
import { winnersUpTo } from './capped-winners.ts';
import { isCapped, winProbability } from './expected-prizes.ts';
import { unitsOfPrize, winnersVariance, winningUnits } from './winning-units.ts';

/** Var(jackpot paid | tickets) */
export function jackpotPaidVariance(prize: JackpotPrize, jackpot: number, tickets: number): number {
  if (prize.win === 'odds' && prize.paid === 'each')
    return jackpot * jackpot * winnersVariance(winningUnits(tickets, prize.oneIn, prize.ticketsPerWinningUnit));
  if (isCapped(prize, jackpot)) {
    const winning = winningUnits(tickets, prize.oneIn, prize.ticketsPerWinningUnit);
    return prize.atMostEach ** 2 * winnersUpTo(winning, jackpot / prize.atMostEach).variance;
  }
  const won = winProbability(prize, tickets);
  return jackpot * jackpot * won * (1 - won);
}

/** Var(cost of all other prizes | tickets): a share of sales is certain then, and tiers are independent. */
export function secondaryPrizesVariance(secondary: SecondaryPrizes, tickets: number): number {
  if (!Array.isArray(secondary)) return 0;
  return secondary.reduce(
    (sum, tier) => sum + tier.prize * tier.prize * winnersVariance(unitsOfPrize(tier, tickets)),
    0,
  );
}
