import { userInfo } from 'node:os';
import { createInterface } from 'node:readline/promises';
import type { Clock } from '@jackpot/ports';
import { money } from '@jackpot/report';
import type { CountrySummary } from '@jackpot/record';
import type { WeekSummary } from '@jackpot/workflow';
import { readAmount } from '../inputs/amount.ts';
import { type Answer, type Answered, approveRecord } from './approve-record.ts';

/**
 * Asks whoever sits at the terminal about what waits, once a country. An empty line, or leaving, answers nothing:
 * it waits on, for `jackpot approve`.
 */
export async function askApprovals({ countries }: WeekSummary, workspace: string, clock: Clock): Promise<Answered[]> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const answered: Answered[] = [];
  try {
    for (const waiting of waitingByCountry(countries)) {
      const [summary] = waiting;
      const answer = answerIn(await terminal.question(questionOf(waiting)));
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

type Waiting = readonly [CountrySummary, ...CountrySummary[]];

function waitingByCountry(countries: readonly CountrySummary[]): Waiting[] {
  const waiting = countries.filter(({ status }) => status === 'awaiting-approval');
  return waiting
    .filter(({ country }, index) => waiting[index - 1]?.country !== country)
    .map((first) => [first, ...waiting.filter((other) => other !== first && other.country === first.country)]);
}

function questionOf(waiting: Waiting): string {
  const draws = waiting.map(({ country, drawDate, jackpot, currency }) => {
    const amount = jackpot === null || currency === null ? '' : `${money(jackpot, currency)} `;
    return `${amount}in ${country} on ${drawDate}`;
  });
  const amount = draws.length === 1 ? 'another amount' : 'another amount for the first';
  return `Announce ${draws.join(', ')}? yes, no, ${amount}, or Enter to decide later: `;
}
