import { withDeployment } from '@jackpot/platform/aws';
import { getJson } from '@jackpot/ports';
import { approvalRequest, runKeys } from '@jackpot/workflow';
import { configuredCountries } from '../records/system.ts';
import { type IndexedRecord, readRecords, waitingRecord } from '@jackpot/record';
import type { Approval } from '@jackpot/decision';

/**
 * Answers for a recommendation whose execution waits on AWS, in the name of whose credentials these are. The execution
 * goes on by itself.
 * @throws UsageError where nothing of this id waits; NoLongerWaiting, DeploymentNotFound
 */
export function answerOnAws(
  id: string,
  answer: Pick<Approval, 'verdict' | 'reason'>,
): Promise<{ record: IndexedRecord; answer: Approval }> {
  return withDeployment(async (deployment) => {
    const { store, index } = deployment;
    const records = await readRecords(index, await configuredCountries(store));
    const record = waitingRecord(id, records, 'AWS');
    const request = approvalRequest.parse(await getJson(store, runKeys.approvalRequest(record.runId, record.country)));
    const given = { ...answer, by: await deployment.caller(), at: new Date().toISOString() };
    await deployment.answer(request.taskToken, given);
    return { record, answer: given };
  });
}
