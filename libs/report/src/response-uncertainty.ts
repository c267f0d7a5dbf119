import type { WeekSummary } from '@jackpot/workflow';
import { money, percent, probability } from './money.ts';
import type { ChosenRecommendation, ResponseUncertainty } from '@jackpot/decision';

/**
 * Sentence on the cost, and the effect on the forecast, of knowing the response to the jackpot from data alone.
 * @param objectiveValue what the draw is expected to earn of what the config maximises
 */
export function responseUncertaintySentence(
  uncertainty: ResponseUncertainty | null,
  objectiveValue: number,
  currency: string,
): string {
  if (uncertainty === null)
    return 'No jackpot keeps every constraint, so there is nothing that the response would decide.';
  const { value, jackpots, shareOfVariance, elasticity } = uncertainty;
  const [low, high] = jackpots.map((jackpot) => money(jackpot, currency));
  const chosen = low === high ? `at ${low}` : `between ${low} and ${high}`;
  return (
    `Not knowing the response exactly costs ${money(value, currency)} of this draw on average ` +
    `(${share(value / Math.abs(objectiveValue))}), and makes ${share(shareOfVariance)} of the variance of its sales: ` +
    `known, it would put the jackpot ${chosen} in nine cases of ten.` +
    (elasticity === undefined ? '' : ` ${elasticitySentence(elasticity)}`)
  );
}

/** A share that may be none, or too small for one decimal. */
const share = (value: number): string => (value === 0 ? percent(0) : probability(value));

type Elasticity = NonNullable<ResponseUncertainty['elasticity']>;

/** First-order check: the elasticity that makes the jackpot right, beside the one that the data, or the prior, say. */
function elasticitySentence({
  right,
  forecast,
  interval90: [low, high],
  restsOnPrior,
  borrowedFrom = [],
}: Elasticity): string {
  const prior = ['the stated prior', ...borrowedFrom.map((country) => `the model of ${country}`)].join(' and ');
  const says = borrowedFrom.length === 0 ? 'says' : 'say';
  const said = `${restsOnPrior ? `${prior} ${says}` : 'the data say'} ${forecast.toFixed(2)}, ${low.toFixed(2)} to ${high.toFixed(2)}`;
  if (right === null) return `At this jackpot more sales would earn nothing; ${said} of their elasticity.`;
  return `Where no bound holds it, the jackpot is right if sales respond with an elasticity of ${right.toFixed(3)}; ${said}.`;
}

/** Jackpots that earn nearly as much, by how nearly; empty where the record does not tell. */
export function goodRangesSentence(ranges: ChosenRecommendation['goodRanges'], currency: string): string {
  if (ranges === undefined || ranges.length === 0) return '';
  const parts = ranges.map(({ share, jackpots }) => {
    const [low, high] = jackpots.map((jackpot) => money(jackpot, currency));
    return `${low} to ${high} within ${percent(share)}`;
  });
  return `Jackpots that earn nearly as much over the plan, in shares of this draw’s expected net revenue: ${parts.join(', ')}.`;
}

/** The warning that comes first where a jackpot rests on the prior. */
export const RESTS_ON_PRIOR =
  'RESTS ON A PRIOR: past jackpots hardly say how sales respond, so a stated prior chose this one; larger or smaller may earn much more.';

/** The same of a week, a line a country. */
export function priorLines({ countries }: Pick<WeekSummary, 'countries'>): string[] {
  return countries.filter(({ restsOnPrior }) => restsOnPrior).map(({ country }) => `${country}: ${RESTS_ON_PRIOR}`);
}
