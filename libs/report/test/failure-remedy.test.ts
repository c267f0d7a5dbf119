import { reasonOpenings } from '@jackpot/record';
import { failureRemedy } from '../src/country/failure-remedy.ts';
import { exampleEvidence } from './example.ts';
import { type Approval, expiredApproval, refusalReason } from '@jackpot/decision';

const { summary } = exampleEvidence('england', 'failed');
const remedy = (reason: string) =>
  failureRemedy({ ...summary, reason }, '2026-W48-r1').text.replaceAll(/<[^>]*>/g, ' ');
const nothingToHold = (reason: string) =>
  `Optimise: NothingToHold: ${reason}; and there is no earlier recommendation to hold`;
const refused = (approval: Approval) => nothingToHold(refusalReason(approval) ?? '');
const rejected: Approval = { verdict: 'rejected', by: 'ann', reason: 'too low', at: '2026-11-26T09:00:00Z' };

test.each([
  ['a wrong config', 'OpenWeek: england.yaml:3:1: expected a number', 'Repair the file that the reason names'],
  [
    'stale cash',
    `OpenWeek: ${reasonOpenings.cash}, version 1: asOf: found 2026-01-01`,
    'State the company’s cash anew',
  ],
  ['wrong data', 'ValidateData: line 7: expected a number', 'npx jackpot data import FILE --country NAME'],
  [
    'unusable data with nothing to hold',
    nothingToHold(`${reasonOpenings.data}: line 7`),
    'npx jackpot data import FILE --country NAME',
  ],
  [
    'no approved model',
    nothingToHold(`${reasonOpenings.model}: loss is worse`),
    'npx jackpot models --country england',
  ],
  ['a rejection', refused(rejected), 'Agree with whoever rejected it'],
  ['no answer', refused(expiredApproval('2026-11-26T09:00:00Z', true)), 'Agree who answers'],
  ['a decision after the deadline', refused(expiredApproval('2026-11-26T09:00:00Z', false)), 'Agree who answers'],
  ['a training that broke down', 'TrainModel: no memory', 'runs/2026-W48-r1/england/'],
])('%s is mended by what fits it', (_, reason, says) => {
  expect(remedy(reason)).toContain(says);
});
