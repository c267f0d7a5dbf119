import type { Constraint } from './constraint.ts';
import { lastDraw } from './rollover.ts';

export const largestChange = {
  name: 'maxChange',
  unit: 'money',
  label: 'largest change',
  meaning: 'how far the jackpot may move from the last one',
  relief: null,
  range: ({ config, history, drawDate }) => {
    const { maxChange } = config.jackpot;
    const last = lastDraw(history, drawDate)?.jackpotAnnounced;
    if (maxChange === undefined || last === undefined) return null;
    return { min: Math.max(0, last - maxChange * last), max: last + maxChange * last };
  },
} as const satisfies Constraint;
