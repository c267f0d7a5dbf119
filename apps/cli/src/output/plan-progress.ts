import type { DecisionInput } from '@jackpot/constrained-optimiser';
import { followSteps } from './step-progress.ts';

/** Says on stderr that a plan of many weeks is being made, and that it is: the solver tells nothing of its way there. */
export async function sayingPlan<T>({ config, drawDate }: DecisionInput, plan: () => Promise<T>): Promise<T> {
  const { horizonWeeks } = config.plan;
  if (horizonWeeks === 1) return plan();
  const progress = followSteps(process.stderr, `planning ${config.country}`, () => performance.now());
  try {
    progress.note(`${horizonWeeks} weeks from ${drawDate}, some seconds`);
    const planned = await plan();
    progress.note('done');
    return planned;
  } finally {
    progress.end();
  }
}
