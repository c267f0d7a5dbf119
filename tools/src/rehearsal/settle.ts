import type { Rehearsal } from '../assumptions/assumption.ts';
import { assumptions } from '../assumptions/all.ts';
import { askAws } from '../delivery/aws.ts';
import type { RehearsedAccount } from './rehearsed-account.ts';

/** An assumption that one run of one country settles. */
interface Rehearsed extends Rehearsal {
  readonly assumed: string;
}

export const rehearsed: readonly Rehearsed[] = Object.values(assumptions)
  .flat()
  .flatMap(({ assumed, rehearsal }) => (rehearsal === undefined ? [] : [{ assumed, ...rehearsal }]));

export interface Verdict {
  readonly assumed: string;
  readonly verdict: 'holds' | 'does not hold' | 'not settled';
  /** Answer of AWS, or why there is none. */
  readonly answer: string;
}

/** Asks the account. What it refuses for another reason settles nothing. */
export function settle({ assumed, command, holds, refusal }: Rehearsed, at: RehearsedAccount): Verdict {
  try {
    const answer = askAws(command(at), refusal);
    if (answer === null && refusal === undefined)
      return { assumed, verdict: 'not settled', answer: 'AWS knows of none' };
    const said = answer === null && refusal !== undefined ? refusal : JSON.stringify(answer);
    return { assumed, verdict: holds(answer) ? 'holds' : 'does not hold', answer: said };
  } catch (error) {
    return { assumed, verdict: 'not settled', answer: error instanceof Error ? error.message : String(error) };
  }
}
