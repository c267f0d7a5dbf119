import { type FailureCause, failureCauses } from '@jackpot/record';
import { failureRemedy } from '../src/country/failure-remedy.ts';
import { exampleEvidence } from './example.ts';

const { summary } = exampleEvidence('england', 'failed');
const remedyOf = (given: Partial<typeof summary>) =>
  failureRemedy({ ...summary, ...given }, '2026-W48-r1').text.replaceAll(/<[^>]*>/g, ' ');

const says: Readonly<Record<FailureCause, string>> = {
  config: 'Repair the file that the reason names',
  cash: 'State the company’s cash anew',
  data: 'npx jackpot data import FILE --country england',
  model: 'npx jackpot models --country england',
  rejected: 'Agree with whoever rejected it',
  unanswered: 'Agree who answers',
  capacity: 'AWS had no instance',
  service: 'A service of AWS did not answer',
  machine: 'Disk or memory ran short',
  lost: 'stopped from outside',
  other: 'runs/2026-W48-r1/england/',
};

test.each(failureCauses)('%s is mended by what fits it, whatever its detail says', (cause) => {
  const detail = 'ann rejected the recommendation: the data cannot be used before finance has signed it';
  expect(remedyOf({ failure: { step: 'Optimise', cause, detail }, reason: detail })).toContain(says[cause]);
});

const nothingToHold = (reason: string) =>
  `Optimise: NothingToHold: ${reason}; and there is no earlier recommendation to hold`;
const refusedBy = (why: string) => nothingToHold(`ann rejected the recommendation: ${why}`);

test.each<[FailureCause, string]>([
  ['config', 'OpenWeek: england.yaml:3:1: expected a number'],
  ['cash', 'OpenWeek: available cash, version 1: asOf: found 2026-01-01'],
  ['data', 'ValidateData: line 7: expected a number'],
  ['data', nothingToHold('the data cannot be used: line 7')],
  ['model', nothingToHold('no model is approved: loss is worse')],
  ['rejected', refusedBy('too low')],
  ['rejected', refusedBy('the data cannot be used before finance has signed it: no model is approved')],
  ['unanswered', nothingToHold('no approval came by 2026-11-26T09:00:00Z')],
  ['unanswered', nothingToHold('it was decided after 2026-11-26T09:00:00Z, by when it had to be approved')],
  ['other', 'TrainModel: no memory'],
])('%s in a record from before causes were kept: %s', (cause, reason) => {
  expect(remedyOf({ failure: null, reason })).toContain(says[cause]);
});
