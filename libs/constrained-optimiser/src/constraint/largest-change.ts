import type { CountryConfig } from '@jackpot/config-schema';
import type { Constraint } from './constraint.ts';
import { isLifted, moreChange, type Relief } from './relief.ts';
import { percentagePoints } from './amounts.ts';
import { lastJackpot } from './rollover.ts';

/** The largest change from each planned draw to the next, as a share; null where any change may be made. */
export function plannedChange(config: CountryConfig, relief: Relief | null): number | null {
  const { maxChange } = config.jackpot;
  return maxChange === undefined || isLifted(relief, largestChange.name) ? null : maxChange + moreChange(relief);
}

export const largestChange = {
  name: 'maxChange',
  unit: 'money',
  label: 'largest change',
  meaning: 'how far the jackpot may move from the last one',
  relief: null,
  restoring: {
    easing: 'moreChange',
    words: (by) => `with a largest change ${percentagePoints(by)} of the last jackpot wider`,
    measure: () => ({ of: (moreChange) => ({ moreChange }), start: 1 / 16 }),
  },
  range: (input, relief) => {
    const { maxChange } = input.config.jackpot;
    const last = lastJackpot(input);
    if (maxChange === undefined || last === null) return null;
    const change = (maxChange + moreChange(relief)) * last;
    return { min: Math.max(0, last - change), max: last + change };
  },
} as const satisfies Constraint;
