import type { Constraint } from './constraint.ts';
import { moreChange } from './relief.ts';
import { lastJackpot } from './rollover.ts';

export const largestChange = {
  name: 'maxChange',
  unit: 'money',
  label: 'largest change',
  meaning: 'how far the jackpot may move from the last one',
  relief: null,
  range: (input, relief) => {
    const { maxChange } = input.config.jackpot;
    const last = lastJackpot(input);
    if (maxChange === undefined || last === null) return null;
    const change = (maxChange + moreChange(relief)) * last;
    return { min: Math.max(0, last - change), max: last + change };
  },
} as const satisfies Constraint;
