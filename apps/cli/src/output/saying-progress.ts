import type { DecisionInput } from '@jackpot/constrained-optimiser';
import { followSteps } from './step-progress.ts';

/** Says on stderr that a plan of many weeks is being made, and that it is. */
export async function sayingPlan<T>({ config, drawDate }: DecisionInput, plan: () => Promise<T>): Promise<T> {
  const { horizonWeeks } = config.plan;
  if (horizonWeeks === 1) return plan();
  return sayingProgress(`planning ${config.country}`, (note) => {
    note(`${horizonWeeks} weeks from ${drawDate}`);
    return plan();
  });
}

/** Says on stderr what a computation does, from what it notes to its end. */
export async function sayingProgress<T>(
  activity: string,
  work: (note: (line: string) => void) => Promise<T>,
): Promise<T> {
  const progress = followSteps(process.stderr, activity, () => performance.now());
  try {
    const result = await work(progress.note);
    progress.note('done');
    return result;
  } finally {
    progress.end();
  }
}
