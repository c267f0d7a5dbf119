import type { Approval } from '@jackpot/decision';
import { withDeployment } from '@jackpot/platform/aws';
import { type Clock, getJson } from '@jackpot/ports';
import { approvalRequest, runKeys } from '@jackpot/workflow';
import { type AnnouncedDraw, announceDraw } from '../announcing/announce-draw.ts';
import { configuredCountries } from '../records/system.ts';
import { type IndexedRecord, readRecords, waitingRecord } from '@jackpot/record';
import type { Answer } from '../weekly-run/approve-record.ts';

/** Outcome of an answer on AWS: what the execution led to is not known yet. */
interface AnsweredOnAws {
  readonly record: IndexedRecord;
  readonly answer: Approval;
  readonly announced: AnnouncedDraw | null;
}

/**
 * Answers for a recommendation whose execution waits on AWS, in the name of whose credentials these are. The execution
 * goes on by itself; what is announced instead is recorded.
 * @throws UsageError where nothing of this id waits; NoLongerWaiting, DeploymentNotFound
 */
export function answerOnAws(
  id: string,
  { verdict, reason, announce }: Omit<Answer, 'by'>,
  clock: Clock,
): Promise<AnsweredOnAws> {
  return withDeployment(async (deployment) => {
    const { store, index } = deployment;
    const records = await readRecords(index, await configuredCountries(store));
    const record = waitingRecord(id, records, 'AWS');
    const request = approvalRequest.parse(await getJson(store, runKeys.approvalRequest(record.runId, record.country)));
    const by = await deployment.caller();
    const answer = { verdict, reason, by, at: clock.now().toISOString() };
    await deployment.answer(request.taskToken, answer);
    const { country, drawDate } = record;
    const announced =
      announce === null
        ? null
        : await announceDraw({ country, jackpot: announce, by, reason }, drawDate, deployment, clock);
    return { record, answer, announced };
  });
}
