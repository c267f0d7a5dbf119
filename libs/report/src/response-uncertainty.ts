import { money, percent } from './money.ts';
import type { ResponseUncertainty } from '@jackpot/decision';

/**
 * What it costs, and what it does to the forecast, that the response to the jackpot is known from data alone.
 * @param objectiveValue what the draw is expected to earn of what the config maximises
 */
export function responseUncertaintySentence(
  uncertainty: ResponseUncertainty | null,
  objectiveValue: number,
  currency: string,
): string {
  if (uncertainty === null)
    return 'No jackpot keeps every constraint, so there is nothing that the response would decide.';
  const { value, jackpots, shareOfVariance } = uncertainty;
  const [low, high] = jackpots.map((jackpot) => money(jackpot, currency));
  const chosen = low === high ? `at ${low}` : `between ${low} and ${high}`;
  return (
    `Not knowing the response exactly costs ${money(value, currency)} of this draw on average ` +
    `(${percent(value / Math.abs(objectiveValue))}), and makes ${percent(shareOfVariance)} of the variance of its sales: ` +
    `known, it would put the jackpot ${chosen} in nine cases of ten.`
  );
}
