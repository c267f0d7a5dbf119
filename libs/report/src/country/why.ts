import { type Markup, markup } from '../html/markup.ts';
import type { ChartedDecision } from './charted-decision.ts';
import { netRevenueFigure } from './net-revenue.ts';

/** Earnings of the jackpot beside those of every other one, and the three sentences on its neighbours. */
export function whyThisJackpot(decided: ChartedDecision): Markup {
  return markup`${netRevenueFigure(decided)}<ul>${decided.recommendation.why.map((sentence) => markup`<li>${sentence}</li>`)}</ul>
`;
}
