import type { Constraint } from './constraint.ts';

export const grid = {
  name: 'grid',
  unit: 'money',
  label: 'grid',
  meaning: 'the jackpots that the config lets be announced',
  relief: null,
  range: ({ config: { jackpot } }) => ({ min: jackpot.min, max: jackpot.max }),
} as const satisfies Constraint;
