import type { JackpotPrize } from '@jackpot/config-schema';
import type { CostTail } from './fixed-prize-tail.ts';
import { probabilityOfAnyWinner, winnerProbabilities, winningUnits } from './winning-units.ts';

type Each = Extract<JackpotPrize, { win: 'odds' }>;

/** Below this, what is left of the distribution of K is rounding. */
const negligible = 1e-15;

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

/** E[jackpot paid | tickets]: once if anyone wins where it is shared, once a winning ticket where each is paid. */
export function expectedJackpotPaid(prize: JackpotPrize, jackpot: number, tickets: number): number {
  if (prize.win === 'odds' && prize.paid === 'each') return (jackpot * tickets) / prize.oneIn;
  return jackpot * winProbability(prize, tickets);
}

/**
 * P(jackpot paid + other prizes > amount, and the jackpot is won), given the tail of the other prizes.
 * The jackpot is independent of the other prizes, given the tickets.
 */
export function exceedanceWhenWon(
  prize: JackpotPrize,
  jackpot: number,
  tickets: number,
  amount: number,
  others: CostTail,
): number {
  if (prize.win === 'odds' && prize.paid === 'each') return exceedanceForEach(prize, jackpot, tickets, amount, others);
  return winProbability(prize, tickets) * others(amount - jackpot);
}

/** P(other prizes > amount, and the jackpot is not won). */
export function exceedanceWhenNotWon(prize: JackpotPrize, tickets: number, amount: number, others: CostTail): number {
  const notWon = 1 - winProbability(prize, tickets);
  return notWon > 0 ? notWon * others(amount) : 0;
}

function exceedanceForEach(prize: Each, jackpot: number, tickets: number, amount: number, others: CostTail): number {
  const winning = winningUnits(tickets, prize.oneIn, prize.ticketsPerWinningUnit);
  let remaining = probabilityOfAnyWinner(winning);
  let exceeds = 0;
  let winners = 0;
  for (const mass of winnerProbabilities(winning)) {
    if (winners > 0) {
      if (winners * jackpot > amount || remaining < negligible) break;
      exceeds += mass * others(amount - winners * jackpot);
      remaining -= mass;
    }
    winners++;
  }
  return exceeds + Math.max(0, remaining);
}
