import type { RolloverAhead } from '@jackpot/decision';
import { someMoney } from './constraint/amounts.ts';

/** Sentences on both ways that a draw may end whose jackpot accrues, and on what luck may demand later. */
export function rolloverSentences(ahead: RolloverAhead, currency: string): string[] {
  const { drawsUnwon, mustBeWon, won, unwon, beyondCash } = ahead;
  const next = ({ least, jackpot }: RolloverAhead['won']) =>
    `the next jackpot is at least ${someMoney(least, currency)}` +
    (jackpot === null ? '' : `, and ${someMoney(jackpot, currency)} is planned`);
  const since = `Draws since the jackpot was won: ${drawsUnwon}`;
  const ends =
    unwon === null
      ? `${mustBeWon ? 'this one must be won; then' : 'then'} ${next(won)}`
      : `won (${chance(won.probability)}), ${next(won)}; not won (${chance(unwon.probability)}), ${next(unwon)}`;
  if (beyondCash === null) return [`${since}; ${ends}.`];
  return [
    `${since}; ${ends}.`,
    `What is carried over demands a jackpot that the cash would stop with a probability of up to ${chance(beyondCash.probability)}, in the draw of ${beyondCash.drawDate}.`,
  ];
}

function chance(probability: number): string {
  const percent = 100 * probability;
  return percent < 0.1 ? 'below 0.1 %' : `${percent.toFixed(1)} %`;
}
