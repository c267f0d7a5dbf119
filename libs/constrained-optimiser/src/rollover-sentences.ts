import type { CountryConfig } from '@jackpot/config-schema';
import type { RolloverAhead } from '@jackpot/decision';
import { someMoney } from './constraint/amounts.ts';

/**
 * Sentences on both ways that a draw may end whose jackpot accrues, and on what luck may demand later. A largest change is kept
 * by this draw alone: what was announced before a later one is not in the state that its jackpot follows from.
 */
export function rolloverSentences(
  ahead: RolloverAhead,
  { currency, jackpot: { maxChange } }: Pick<CountryConfig, 'currency' | 'jackpot'>,
): string[] {
  const { drawsUnwon, mustBeWon, won, unwon, beyondCash } = ahead;
  const next = ({ least, jackpot }: RolloverAhead['won']) =>
    `the next jackpot is at least ${someMoney(least, currency)}` +
    (jackpot === null ? '' : `, and ${someMoney(jackpot, currency)} is planned`);
  const since = `Draws since the jackpot was won: ${drawsUnwon}`;
  const ends =
    unwon === null
      ? `${mustBeWon ? 'this one must be won; then' : 'then'} ${next(won)}`
      : `won (${chance(won.probability)}), ${next(won)}; not won (${chance(unwon.probability)}), ${next(unwon)}`;
  return [
    `${since}; ${ends}.`,
    ...(maxChange === undefined
      ? []
      : ['The largest change from the last jackpot is kept in this draw; later ones are planned without it.']),
    ...(beyondCash === null ? [] : [beyondCashSentence(beyondCash)]),
  ];
}

function beyondCashSentence({ probability, drawDate }: NonNullable<RolloverAhead['beyondCash']>): string {
  return `What is carried over demands a jackpot that the cash would stop with a probability of up to ${chance(probability)}, in the draw of ${drawDate}.`;
}

function chance(probability: number): string {
  const percent = 100 * probability;
  return percent < 0.1 ? 'below 0.1 %' : `${percent.toFixed(1)} %`;
}
