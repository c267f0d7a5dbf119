import { reasonText } from '../doing.ts';
import type { CountryEvidence } from '../evidence.ts';
import { type Markup, markup } from '../html/markup.ts';
import { money } from '../money.ts';
import { ELSEWHERE, answerCommands, rerunCommands } from '../status-text.ts';
import { code, either } from './command-block.ts';
import { failureRemedy } from './failure-remedy.ts';

/** List of what a person does now; nothing where the recommendation only waits to be announced. */
export function nextSteps(evidence: CountryEvidence): Markup {
  const reason = reasonText(evidence.summary);
  const steps = stepsOf(evidence);
  if (steps.length === 0) return markup``;
  return markup`<div class="action"><h2>What to do next</h2>
<p>${reason === null ? null : `Reason: ${reason}`}</p>
<ol>${steps.map((step) => markup`<li>${step}</li>`)}</ol>
<p class="key">${ELSEWHERE}</p></div>
`;
}

function stepsOf({ summary, run, recommendation }: CountryEvidence): Markup[] {
  const { country, drawDate, jackpot, currency, status } = summary;
  const amount = jackpot === null || currency === null ? '' : money(jackpot, currency);
  const again = markup`run the country again: ${either(rerunCommands(summary))}`;
  switch (status) {
    case 'recommended':
      return [];
    case 'awaiting-approval':
      return [
        markup`Approve it: ${either(answerCommands(summary))}`,
        markup`Or reject it, and an earlier jackpot is held: ${either(answerCommands(summary, ' --reject'))}`,
      ];
    case 'held':
      return [
        markup`Announce ${amount}: the jackpot of ${recommendation?.status === 'held' ? code(recommendation.heldFrom) : 'an earlier recommendation'}, which still satisfies grid, rollover and cash. Its sales are not forecast.`,
        markup`For a fresh recommendation remove the reason above, then ${again}`,
      ];
    case 'infeasible':
      return [
        markup`Ask whoever answers for the missed constraint whether ${amount} may be announced: no jackpot misses it by less.`,
        markup`If a bound is wrong, change it in ${code(`configs/${country}.yaml`)}, then ${again}`,
      ];
    case 'failed':
      return [
        failureRemedy(summary, run.id),
        markup`Then ${again}`,
        markup`Until then nothing is recommended: the draw of ${drawDate} needs a jackpot by hand if no run succeeds.`,
      ];
  }
}
