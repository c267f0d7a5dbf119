import { yearsOf } from '@jackpot/config-schema';
import type { ConstraintReport, ConstraintValue } from '@jackpot/decision';
import type { EvaluationContext } from './evaluate-candidate.ts';
import { constraints } from './constraint/constraints.ts';
import type { Rule } from './rule.ts';

/** Values nearer than this, relative to them, are equal. */
const rounding = 1e-9;

/** Reports of each constraint: the chosen jackpot's value, whether it moved the choice, and the gain of easing it. */
export function constraintReports(context: EvaluationContext, rule: Rule): ConstraintReport[] {
  return [...rule.candidate.constraints, ...rule.years].map((constraint) => {
    const without = rule.under({ lift: constraint.name });
    const gains = without.value - rule.outlook.value > rounding * Math.abs(rule.outlook.value);
    return {
      ...constraint,
      binding: without.jackpot !== rule.outlook.jackpot,
      shadowPrice: shadowPrice(context, rule, constraint, gains),
      ...(constraint.name === 'cash' && gains && { lost: without.value - rule.outlook.value }),
    };
  });
}

function shadowPrice(context: EvaluationContext, rule: Rule, { name }: ConstraintValue, gains: boolean): number | null {
  const { relief } = constraints[name];
  if (relief === null || rule.violations.length > 0) return null;
  if (!gains) return 0;
  const years = Math.max(1, yearsOf(context.config.plan.horizonWeeks));
  return Math.max(0, rule.under(relief.of(context)).value - rule.outlook.value) / years;
}
