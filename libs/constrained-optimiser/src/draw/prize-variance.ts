import type { JackpotPrize, SecondaryPrizes } from '@jackpot/config-schema';
import { winProbability } from './expected-prizes.ts';
import { unitsOfPrize, type WinningUnits, winningUnits } from './winning-units.ts';

/** Var(K) = U (p E[size²] − p² E[size]²), with E[size²] = m (2m − 1) for a geometric size of mean m. */
function winnersVariance({ units, probability, meanSize }: WinningUnits): number {
  return units * probability * meanSize * (2 * meanSize - 1 - probability * meanSize);
}

/** Var(jackpot paid | tickets) */
export function jackpotPaidVariance(prize: JackpotPrize, jackpot: number, tickets: number): number {
  if (prize.win === 'odds' && prize.paid === 'each')
    return jackpot * jackpot * winnersVariance(winningUnits(tickets, prize.oneIn, prize.ticketsPerWinningUnit));
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
