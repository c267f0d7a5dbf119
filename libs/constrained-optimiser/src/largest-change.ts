import type { Constraint } from './constraint.ts';
import { lastJackpot } from './rollover.ts';

export const largestChange = {
  name: 'maxChange',
  unit: 'money',
  label: 'largest change',
  meaning: 'how far the jackpot may move from the last one',
  relief: null,
  range: (input) => {
    const { maxChange } = input.config.jackpot;
    const last = lastJackpot(input);
    if (maxChange === undefined || last === null) return null;
    return { min: Math.max(0, last - maxChange * last), max: last + maxChange * last };
  },
} as const satisfies Constraint;
