import type { CountryConfig } from '@jackpot/config-schema';
import type { Constraint } from './constraint.ts';
import { isLifted, type Relief } from './relief.ts';

/** The step past the grid's end, where the choice is that end and a relief lifts the grid: so far it goes to see whether the grid binds. */
export function jackpotsPastGrid({ jackpot }: CountryConfig, chosen: number, relief: Relief | null): number[] {
  if (!isLifted(relief, grid.name)) return [];
  const { min, max, step } = jackpot;
  return [...(chosen === min && min > step ? [min - step] : []), ...(chosen === max ? [max + step] : [])];
}

export const grid = {
  name: 'grid',
  unit: 'money',
  label: 'grid',
  meaning: 'the jackpots that the config lets be announced',
  relief: null,
  restoring: null,
  range: ({ config: { jackpot } }) => ({ min: jackpot.min, max: jackpot.max }),
} as const satisfies Constraint;
