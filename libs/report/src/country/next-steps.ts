import type { CountrySummary } from '@jackpot/workflow';
import { type Markup, markup } from '../html/markup.ts';
import { money } from '../money.ts';
import { answerCommands, rerunCommands } from '../status-text.ts';

/** What a person does now; nothing where the recommendation only waits to be announced. */
export function nextSteps(summary: CountrySummary): Markup {
  const steps = stepsOf(summary);
  if (steps.length === 0) return markup``;
  return markup`<div class="action"><h2>What to do next</h2>
<p>${summary.reason === null ? null : `Reason: ${summary.reason}`}</p>
<ol>${steps.map((step) => markup`<li>${step}</li>`)}</ol></div>
`;
}

function stepsOf(summary: CountrySummary): Markup[] {
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
        markup`Announce ${amount}: the jackpot of an earlier recommendation, which still satisfies grid, rollover and cash. Its sales are not forecast.`,
        markup`For a fresh recommendation remove the reason above, then ${again}`,
      ];
    case 'infeasible':
      return [
        markup`Ask whoever answers for the missed constraint whether ${amount} may be announced: no jackpot misses it by less.`,
        markup`If a bound is wrong, change it in ${code(`configs/${country}.yaml`)}, then ${again}`,
      ];
    case 'failed':
      return [
        remedy(summary),
        markup`Then ${again}`,
        markup`Until then nothing is recommended: the draw of ${drawDate} needs a jackpot by hand if no run succeeds.`,
      ];
  }
}

/** The step that failed stands before the reason's first colon. */
function remedy({ reason, country, drawDate }: CountrySummary): Markup {
  const data = markup`Look at the sales: ${command('npx jackpot validate')} lists every problem with its line. Put the repaired file in: ${command('npx jackpot data add FILE')}`;
  switch (reason?.split(':')[0]) {
    case 'OpenWeek':
      return markup`Repair ${code(`configs/${country}.yaml`)}: ${command('npx jackpot validate')} lists every problem with its line.`;
    case 'ValidateData':
    case 'Optimise':
      return data;
    default:
      return markup`Read the reason above. What was pinned before it failed lies in the run’s folder, ${code(`runs/…/${country}/`)}; the draw is ${drawDate}.`;
  }
}

const code = (text: string) => markup`<code>${text}</code>`;
const either = ([laptop, aws]: readonly [string, string]) => markup`${command(laptop)}on AWS: ${command(aws)}`;
const command = (text: string) => markup`<pre><code>${text}</code></pre>`;
