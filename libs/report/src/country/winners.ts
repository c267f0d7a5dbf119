import { money, percent } from '../money.ts';
import type { ChartedDecision } from './charted-decision.ts';

/** Sentence on who shares a jackpot that is won: of each ticket's own luck, K tickets of n win, E[K] = n / N, and E[K | won] = E[K] / P(won). */
export function winnersSentence({ config, recommendation, chosen }: ChartedDecision): string {
  const { currency } = config;
  const { winProbability, expectedSales, jackpot, expectedJackpotPaid } = recommendation;
  const prize = config.prizes.jackpot;
  if (prize.win === 'certain') return `It is paid in every draw: ${money(expectedJackpotPaid, currency)}.`;
  const odds = `It is won with probability ${percent(chosen.winProbability)}`;
  if (prize.win === 'probability' || winProbability === 0) return `${odds}, whatever is sold.`;
  const winners = expectedSales / config.ticketPrice / prize.oneIn / winProbability;
  const tickets = winners.toLocaleString('en-GB', { maximumSignificantDigits: 3 });
  return prize.paid === 'shared'
    ? `${odds}; if so, ${tickets} winning tickets share it on average${mostEach(prize, currency)}.`
    : `${odds}; if so, ${tickets} winning tickets are paid ${money(jackpot, currency)} each on average.`;
}

function mostEach({ atMostEach }: { readonly atMostEach?: number | undefined }, currency: string): string {
  return atMostEach === undefined ? '' : `, each at most ${money(atMostEach, currency)} of it`;
}
