import type { JackpotPrize, SecondaryPrizes } from '@jackpot/config-schema';
import { binomial, geometric, type RandomSource } from './random-source.ts';

export interface JackpotOutcome {
  /** Winning tickets; `null` where the config's game does not count them (`certain`, `probability`). */
  readonly winners: number | null;
  readonly paid: number;
}

/** Draws the jackpot of one draw by the game's own way to win. */
export function drawJackpot(
  prize: JackpotPrize,
  { jackpot, tickets }: { readonly jackpot: number; readonly tickets: number },
  random: RandomSource,
): JackpotOutcome {
  switch (prize.win) {
    case 'certain':
      return { winners: null, paid: jackpot };
    case 'probability':
      return { winners: null, paid: random() < prize.value ? jackpot : 0 };
    case 'odds': {
      const winners = winningTickets(prize, tickets, random);
      const { paid, atMostEach = jackpot } = prize;
      return { winners, paid: paid === 'each' ? jackpot * winners : Math.min(jackpot, atMostEach * winners) };
    }
  }
}

/** Draws the cost of all other prizes; a share of sales is paid to the penny, tiers depend on luck. */
export function drawSecondaryPrizes(
  secondary: SecondaryPrizes,
  { tickets, sales }: { readonly tickets: number; readonly sales: number },
  random: RandomSource,
): number {
  if (!Array.isArray(secondary)) return secondary.shareOfSales * sales;
  return secondary.reduce((sum, tier) => sum + tier.prize * winningTickets(tier, tickets, random), 0);
}

interface Odds {
  readonly oneIn: number;
  readonly ticketsPerWinningUnit: number;
}

/**
 * Tickets are in units (a postcode's) of geometric size; a unit wins as a whole, with the chance of one ticket. So the
 * mean is tickets / oneIn whatever the unit, while the spread grows with it.
 */
function winningTickets({ oneIn, ticketsPerWinningUnit }: Odds, tickets: number, random: RandomSource): number {
  const winningUnits = binomial(Math.round(tickets / ticketsPerWinningUnit), oneIn, random);
  let winners = 0;
  for (let unit = 0; unit < winningUnits; unit += 1) winners += geometric(ticketsPerWinningUnit, random);
  return Math.min(winners, tickets);
}
