import { type CountrySummary, failureCause } from '@jackpot/record';
import { runKeys } from '@jackpot/workflow';
import { type Markup, markup } from '../html/markup.ts';
import { code, command, either } from './command-block.ts';

/** Advice before a country that failed is run again, by the cause that its record gives. */
export function failureRemedy(summary: CountrySummary, runId: string): Markup {
  const { country } = summary;
  const checked = markup`${command('npx jackpot validate')} lists every problem with its line.`;
  switch (failureCause(summary)) {
    case 'config':
      return markup`Repair the file that the reason names, ${code(`configs/${country}.yaml`)} or ${code('configs/company.yaml')}: ${checked}`;
    case 'cash':
      return markup`State the company’s cash anew: ${either(['export JACKPOT_AVAILABLE_CASH=AMOUNT', 'npx jackpot aws cash set AMOUNT'])}`;
    case 'data':
      return markup`Look at the sales: ${checked} Put the repaired file in: ${command(`npx jackpot data import FILE --country ${country}`)}`;
    case 'model':
      return markup`See why the gate rejected the model, and what each version scored: ${either([`npx jackpot models --country ${country}`, `npx jackpot models --country ${country} --aws`])} More draws, or a gate in ${code(`configs/${country}.yaml`)} that suits the country, let one pass.`;
    case 'rejected':
      return markup`Agree with whoever rejected it on what has to change, such as a bound in ${code(`configs/${country}.yaml`)}. The next run asks again.`;
    case 'unanswered':
      return markup`Agree who answers, and by when: the next run asks again, if ${code('approval.by')} in ${code(`configs/${country}.yaml`)} leaves time until the draw.`;
    case 'capacity':
      return markup`AWS had no instance to train on: run it again later, or ask for a higher quota of ${code('ml.m5.large for spot training job usage')} in Service Quotas.`;
    case 'service':
      return markup`A service of AWS did not answer: run it again once the AWS Health Dashboard shows it well.`;
    case 'machine':
      return markup`Disk or memory ran short: the reason says which. Free some, or run fewer countries at a time.`;
    case 'lost':
      return markup`Its execution was stopped from outside, or ran out of time: run it again.`;
    case 'other':
      return markup`Read the reason above. What was pinned before it failed lies in ${code(runKeys.country(runId, country))}.`;
  }
}
