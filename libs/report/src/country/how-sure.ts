import { objectiveOf } from '@jackpot/decision';
import { type Markup, markup } from '../html/markup.ts';
import { money } from '../money.ts';
import { responseUncertaintySentence } from '../response-uncertainty.ts';
import { yearAheadSentence } from '../year-ahead.ts';
import { type ChartedDecision, objectiveNames } from './charted-decision.ts';
import { objectiveBand } from './revenue-band.ts';
import { winnersSentence } from './winners.ts';
import { yearRevenueSentences } from './year-revenue.ts';

/** Distances by which this draw and the coming year may miss what is expected, in a line each. */
export function howSure(decided: ChartedDecision): Markup {
  const { config, recommendation, chosen } = decided;
  const risk = yearAheadSentence(recommendation.yearAhead, recommendation.constraints);
  const { responseUncertainty } = recommendation;
  const lines = [
    drawSentence(decided),
    winnersSentence(decided),
    ...yearRevenueSentences(decided),
    ...(risk === null ? [] : [risk]),
    ...(responseUncertainty === undefined
      ? []
      : [responseUncertaintySentence(responseUncertainty, objectiveOf(config, chosen), config.currency)]),
  ];
  return markup`<ul>${lines.map((line) => markup`<li>${line}</li>`)}</ul>
`;
}

function drawSentence(decided: ChartedDecision): string {
  const { config, chosen } = decided;
  const amount = (value: number) => money(value, config.currency);
  const [low, high] = chosen.salesInterval90;
  const [least, most] = objectiveBand(decided, chosen);
  return (
    `Nine draws of ten should sell ${amount(low)} to ${amount(high)}; at such sales the ${objectiveNames[config.objective]} is ` +
    `${amount(least)} to ${amount(most)}, prizes on average.`
  );
}
