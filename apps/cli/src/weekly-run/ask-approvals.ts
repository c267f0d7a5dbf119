import { userInfo } from 'node:os';
import { createInterface } from 'node:readline/promises';
import type { Clock } from '@jackpot/ports';
import { money } from '@jackpot/report';
import type { CountrySummary } from '@jackpot/record';
import type { WeekSummary } from '@jackpot/workflow';
import { type Answered, approveRecord } from './approve-record.ts';

/**
 * Asks whoever sits at the terminal about each recommendation that waits. An empty line, or leaving, answers nothing:
 * it waits on, for `jackpot approve`.
 */
export async function askApprovals({ countries }: WeekSummary, workspace: string, clock: Clock): Promise<Answered[]> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const answered: Answered[] = [];
  try {
    for (const summary of countries.filter(({ status }) => status === 'awaiting-approval')) {
      const verdict = verdicts[(await terminal.question(questionOf(summary))).trim().toLowerCase()];
      if (verdict === undefined) continue;
      const reason = (await terminal.question('Why? ')).trim();
      if (reason === '') continue;
      answered.push(
        await approveRecord(workspace, summary.recordId, { verdict, by: userInfo().username, reason }, clock),
      );
    }
    return answered;
  } catch (error) {
    if (error instanceof Error && error.name === 'AbortError') return answered;
    throw error;
  } finally {
    terminal.close();
  }
}

const verdicts: Readonly<Record<string, 'approved' | 'rejected'>> = {
  approve: 'approved',
  yes: 'approved',
  y: 'approved',
  reject: 'rejected',
  no: 'rejected',
  n: 'rejected',
};

function questionOf({ country, drawDate, jackpot, currency }: CountrySummary): string {
  const amount = jackpot === null || currency === null ? '' : ` ${money(jackpot, currency)}`;
  return `Announce${amount} in ${country} on ${drawDate}? yes, no, or Enter to decide later: `;
}
