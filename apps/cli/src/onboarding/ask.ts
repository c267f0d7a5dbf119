import { createInterface } from 'node:readline/promises';
import { UsageError } from '../errors.ts';
import { type Answers, type Question, questionNames, questions } from './answers.ts';

/** Asks on the terminal for what is not given; an empty line takes the default. */
export async function ask(given: Partial<Answers>, defaults: Partial<Answers>): Promise<Partial<Answers>> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const answers: Partial<Record<Question, string>> = { ...given };
    for (const question of questionNames) {
      if (answers[question] !== undefined) continue;
      const byDefault = defaults[question];
      const answer = await terminal.question(
        `${questions[question].asks}${byDefault === undefined ? '' : ` [${byDefault}]`}: `,
      );
      if (answer.trim() !== '') answers[question] = answer.trim();
    }
    return answers;
  } catch (error) {
    if (!(error instanceof Error && error.name === 'AbortError')) throw error;
    throw new UsageError('stopped at a question: nothing is written');
  } finally {
    terminal.close();
  }
}
