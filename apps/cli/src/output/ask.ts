import { createInterface } from 'node:readline/promises';
import { UsageError } from '../errors.ts';
import { type Answers, type Question, questionNames, questions } from '@jackpot/onboarding';

/** Reason that the answers so far make no sound config; null where they do. */
export type Refusal = (answers: Partial<Answers>) => string | null;

/** Asks on the terminal for what is not given, again where an answer is refused; an empty line takes the default. */
export async function ask(
  given: Partial<Answers>,
  defaults: Partial<Answers>,
  refusal: Refusal,
  isNeeded: (question: Question, answers: Partial<Answers>) => boolean,
): Promise<Partial<Answers>> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const answers: Partial<Record<Question, string>> = { ...given };
  try {
    for (const question of questionNames) {
      if (answers[question] !== undefined || !isNeeded(question, answers)) continue;
      const byDefault = defaults[question];
      const prompt = `${questions[question].asks}${byDefault === undefined ? '' : ` [${byDefault}]`}: `;
      for (let refused: string | null = ''; refused !== null;) {
        const answer = (await terminal.question(prompt)).trim();
        if (answer === '') break;
        refused = refusal({ ...answers, [question]: answer });
        if (refused === null) answers[question] = answer;
        else process.stderr.write(`${refused}\n`);
      }
    }
    return answers;
  } catch (error) {
    if (!(error instanceof Error && error.name === 'AbortError')) throw error;
    throw new UsageError('stopped at a question: nothing is written');
  } finally {
    terminal.close();
  }
}
