import { randomUUID } from 'node:crypto';
import {
  type LocalPorts,
  continueExecution,
  lockWorkspace,
  openLocalPorts,
  resolveDefinition,
} from '@jackpot/platform/local';
import { type AnnouncedDraw, announceDraw, countAnswer } from '@jackpot/answers/step';
import { type Clock, getJson } from '@jackpot/ports';
import { approvalRequest, runKeys, weeklyDefinition } from '@jackpot/workflow';
import { type IndexedRecord, readRecords, waitingRecord } from '@jackpot/record';
import { localServices, localSubstitutions } from './local-services.ts';
import type { Approval } from '@jackpot/decision';

export interface Answer {
  readonly verdict: 'approved' | 'rejected';
  readonly by: string;
  readonly reason: string;
  /** Jackpot that is announced instead of the approved one; null for that one. */
  readonly announce: number | null;
}

/** Outcome of an answer. */
export interface Answered {
  /** Null where it came too late. */
  readonly answer: Approval | null;
  /** Null where it went on. */
  readonly waitsFor: 'second person' | null;
  readonly record: IndexedRecord;
  /** Null where nothing else is announced. */
  readonly announced: AnnouncedDraw | null;
}

/**
 * Answers for a recommendation that waits in a workspace, and goes on from there by the state machine's definition: it
 * becomes the record, or an earlier jackpot is held; where another one is announced instead, that is recorded too. Report and
 * digest of its week are made anew.
 * @throws UsageError where nothing of this id waits; SamePerson, WorkspaceHeld
 */
export async function approveRecord(workspace: string, id: string, answer: Answer, clock: Clock): Promise<Answered> {
  const lock = lockWorkspace(workspace, `process ${process.pid}, answering for ${id}`);
  try {
    const ports = openLocalPorts(workspace, clock);
    try {
      const { announce, ...given } = answer;
      const answered = await goOn(workspace, id, { ...given, at: clock.now().toISOString() }, ports, clock);
      if (announce === null || answered.answer === null || answered.waitsFor !== null)
        return { ...answered, announced: null };
      const { country, drawDate } = answered.record;
      const { by, reason } = answer;
      const announced = await announceDraw({ country, jackpot: announce, by, reason }, drawDate, ports, clock);
      return { ...answered, announced };
    } finally {
      ports.close();
    }
  } finally {
    lock.release();
  }
}

async function goOn(
  workspace: string,
  id: string,
  given: Approval,
  ports: LocalPorts,
  clock: Clock,
): Promise<Omit<Answered, 'announced'>> {
  const records = () => readRecords(ports.index, ports.index.countries());
  const waiting = waitingRecord(id, await records(), workspace);
  const { country, drawDate, runId, recordedAt } = waiting;
  const request = approvalRequest.parse(await getJson(ports.store, runKeys.approvalRequest(runId, country)));
  // A draw that was over when it was decided is a rehearsal, whose deadline was over too.
  const isLate = recordedAt < request.by && given.at > request.by;
  const counted = isLate ? null : await countAnswer(given, request, ports.store);
  if (counted !== null && !counted.counts) return { answer: given, record: waiting, waitsFor: 'second person' };
  const answer = counted && counted.answer;
  const secrets = { availableCash: () => Promise.reject(new Error('the cash of this week was read when it opened')) };
  const definition = resolveDefinition(weeklyDefinition, localSubstitutions);
  const services = localServices({ workspace, ports, secrets, clock });
  const executionId = randomUUID();
  await continueExecution(definition, executionId, request.country, answer, services);
  // On AWS a week is closed after every answer; here it was closed while this one was waited for.
  await services.functions['week-opener']?.({ action: 'close', executionId, runId });
  const record = (await records()).findLast((one) => one.country === country && one.drawDate === drawDate);
  return { answer, record: record ?? waiting, waitsFor: null };
}
