import type { CountryConfig } from '@jackpot/config-schema';
import type { RowFacts } from './row-facts.ts';

/** Median price, as a share of the config's. */
const PRICE_APART = 0.01;
/** Points between two shares of sales. */
const SHARE_APART = 0.03;
/** Standard errors between how often a jackpot is won and how often it should be. */
const ERRORS_APART = 3;

const percent = (share: number) => `${(100 * share).toFixed(1)} %`;

/** A sentence for each thing that the past draws tell otherwise than the config: a mistake in one of them, or a change of rules. */
export function disagreements(config: CountryConfig, facts: RowFacts): string[] {
  const { ticketPrice, constraints, prizes, currency } = config;
  const { draws, medianPrice, winFrequency, secondaryShare, payoutRatio } = facts;
  const { min = 0, max = 1 } = constraints.payoutRatio;
  const told = [
    medianPrice !== null &&
      Math.abs(medianPrice / ticketPrice - 1) > PRICE_APART &&
      `ticketPrice is ${currency} ${ticketPrice}, the rows' median price ${currency} ${medianPrice}`,
    winFrequency !== null && winDisagreement(prizes.jackpot, winFrequency, draws),
    secondaryShare !== null &&
      'shareOfSales' in prizes.secondary &&
      Math.abs(secondaryShare - prizes.secondary.shareOfSales) > SHARE_APART &&
      `prizes.secondary is ${percent(prizes.secondary.shareOfSales)} of sales, the rows paid ${percent(secondaryShare)}`,
    payoutRatio !== null &&
      (payoutRatio < min || payoutRatio > max) &&
      `constraints.payoutRatio allows ${percent(min)} to ${percent(max)}, the last year's rows paid ${percent(payoutRatio)}`,
  ];
  return told.filter((sentence) => sentence !== false && sentence !== null);
}

/** Odds depend on the sales of each draw, so only games that are won always or as often are compared. */
function winDisagreement(jackpot: CountryConfig['prizes']['jackpot'], frequency: number, draws: number): string | null {
  if (jackpot.win === 'odds') return null;
  const expected = jackpot.win === 'certain' ? 1 : jackpot.value;
  const error = Math.sqrt((expected * (1 - expected)) / draws);
  return Math.abs(frequency - expected) <= ERRORS_APART * error
    ? null
    : `prizes.jackpot is won in ${percent(expected)} of draws, the rows say ${percent(frequency)} of ${draws}`;
}
