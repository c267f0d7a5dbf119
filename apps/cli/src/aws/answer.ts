import { answeredWaiting } from '@jackpot/answers/step';
import { withDeployment } from '@jackpot/platform/aws';
import { type IndexedRecord, readRecords, waitingRecord } from '@jackpot/record';
import type * as z from 'zod';
import { configuredCountries } from '../records/system.ts';
import type { Answer } from '../weekly-run/approve-record.ts';

/** Outcome of an answer on AWS: what the execution led to is not known yet. */
interface AnsweredOnAws extends z.infer<typeof answeredWaiting> {
  readonly record: IndexedRecord;
}

/**
 * Answers for a recommendation whose execution waits on AWS, in the name of whose credentials these are. The execution
 * goes on by itself, once the answer counts; what is announced instead is recorded.
 * @throws UsageError where nothing of this id waits; CallRefused, DeploymentNotFound
 */
export function answerOnAws(id: string, asked: Omit<Answer, 'by'>): Promise<AnsweredOnAws> {
  return withDeployment(async (deployment) => {
    const { store, index } = deployment;
    const records = await readRecords(index, await configuredCountries(store));
    const record = waitingRecord(id, records, 'AWS');
    const { country, drawDate, id: recordId } = record;
    const said = await deployment.say({ action: 'answer', country, drawDate, recordId, ...asked });
    return { record, ...answeredWaiting.parse(said) };
  });
}
