import { userInfo } from 'node:os';
import { createInterface } from 'node:readline/promises';
import type { Clock } from '@jackpot/ports';
import { money } from '@jackpot/report';
import type { CountrySummary } from '@jackpot/record';
import type { WeekSummary } from '@jackpot/workflow';
import { readAmount } from '../inputs/amount.ts';
import { type Answer, type Answered, approveRecord } from './approve-record.ts';

/**
 * Asks whoever sits at the terminal about each recommendation that waits. An empty line, or leaving, answers nothing:
 * it waits on, for `jackpot approve`.
 */
export async function askApprovals({ countries }: WeekSummary, workspace: string, clock: Clock): Promise<Answered[]> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const answered: Answered[] = [];
  try {
    for (const summary of countries.filter(({ status }) => status === 'awaiting-approval')) {
      const answer = answerIn(await terminal.question(questionOf(summary)));
      if (answer === null) continue;
      const reason = (await terminal.question('Why? ')).trim();
      if (reason === '') continue;
      const given = { ...answer, by: userInfo().username, reason };
      answered.push(await approveRecord(workspace, summary.recordId, given, clock));
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

/** A verdict, or an amount: yes, but that is announced. Null of anything else, which leaves it waiting. */
function answerIn(text: string): Pick<Answer, 'verdict' | 'announce'> | null {
  const word = text.trim().toLowerCase();
  const verdict = verdicts[word];
  if (verdict !== undefined) return { verdict, announce: null };
  const announce = readAmount(word);
  return announce === null || announce === 0 ? null : { verdict: 'approved', announce };
}

function questionOf({ country, drawDate, jackpot, currency }: CountrySummary): string {
  const amount = jackpot === null || currency === null ? '' : ` ${money(jackpot, currency)}`;
  return `Announce${amount} in ${country} on ${drawDate}? yes, no, another amount, or Enter to decide later: `;
}
