import type { CountryConfig } from '@jackpot/config-schema';
import { type Constraint, constraintValue } from './constraint.ts';

type Rules = NonNullable<CountryConfig['jackpot']['headline']>;

/** Relative to the multiple: what decimal fractions lose in binary. */
const rounding = 1e-9;

/** The distance to the nearest round amount: of the rules that begin at or below the jackpot, the last one says what is round. */
function distanceToRound(rules: Rules, jackpot: number): number {
  const inForce = rules.filter(({ from }) => from <= jackpot);
  if (inForce.length === 0) return 0;
  const { multipleOf } = inForce.reduce((last, rule) => (rule.from >= last.from ? rule : last));
  const distance = Math.abs(jackpot - Math.round(jackpot / multipleOf) * multipleOf);
  return distance <= rounding * multipleOf ? 0 : distance;
}

/** Announced amounts are round. A plan's later draws keep the rule if this draw can. */
export const headline = {
  name: 'headline',
  unit: 'money',
  label: 'headline rule',
  meaning: 'how far the jackpot is from the nearest round amount',
  relief: null,
  restoring: 'whole',
  filter: ({ config: { jackpot } }) => {
    const rules = jackpot.headline ?? [];
    if (rules.length === 0) return null;
    return { value: (amount: number) => constraintValue('headline', distanceToRound(rules, amount), { max: 0 }) };
  },
} as const satisfies Constraint;
