import type { IsoDate } from '@jackpot/config-schema';
import type { ConstraintName, ConstraintValue } from '@jackpot/decision';
import type { EvaluationContext } from '../evaluate-candidate.ts';
import type { DecisionInput } from '../decision-input.ts';
import type { EvaluatedJackpot } from '../evaluated-jackpot.ts';
import type { Draw } from '../draw/draw-money.ts';
import type { LossDistribution } from '../loss/loss-distribution.ts';
import type { PlanWindow } from '../plan/plan-problem.ts';
import type { Rule } from '../rule.ts';
import type { Easing, Relief } from './relief.ts';

/** The words for a constraint, and what easing it means. */
interface About {
  readonly name: ConstraintName;
  /** Of its value and bounds. Money is in the country's currency. */
  readonly unit: 'ratio' | 'probability' | 'money';
  readonly label: string;
  /** Demand of the constraint, for those who don't know its name. */
  readonly meaning: string;
  /** The easing that its shadow price is told for. Lifting is no such easing: every constraint can be lifted. */
  readonly relief: { readonly words: string; readonly of: (input: DecisionInput) => Relief } | null;
  /** Way in which it gives way where nothing keeps everything: by an amount, as a whole, or (null) never. */
  readonly restoring: RestoringEasing | 'whole' | null;
}

interface RestoringEasing {
  /** The kind of relief that eases it. */
  readonly easing: Easing;
  /** `with GBP 2,100,000 more of the company’s cash` */
  readonly words: (by: number, currency: string, bound: 'min' | 'max' | undefined) => string;
  /** The search for the amount; null where no amount could restore what `rule` misses. */
  readonly measure: (context: EvaluationContext, rule: Rule) => RestoringMeasure | null;
}

/** A search for the smallest easing that suffices, in the unit that people are told. */
export interface RestoringMeasure {
  readonly bound?: 'min' | 'max';
  readonly of: (amount: number) => Relief;
  /** Start of the search. */
  readonly start: number;
}

interface JackpotRange {
  readonly min?: number;
  readonly max?: number;
}

/** A range in which the jackpot lies; null where there is none. */
interface RangeConstraint {
  readonly range: (input: DecisionInput, relief: Relief | null) => JackpotRange | null;
}

/** A forecast draw, with what it may lose. */
export interface RiskyDraw extends Draw {
  readonly loss: LossDistribution;
}

/** A filter that looks at the amount alone, whatever the draw. */
export interface JackpotFilter {
  readonly value: (jackpot: number) => ConstraintValue;
}

/** A filter of what is forecast at a jackpot: it stops every larger jackpot too, but for rounding. */
export interface DrawFilter {
  readonly value: (draw: RiskyDraw) => ConstraintValue;
  /** True if the constraint is satisfied; may be decided without the value, which is slow to compute. */
  readonly allows: (draw: Draw) => boolean;
  /** The candidates that keep the constraint; if none does, those that miss it least. */
  readonly admit: (candidates: readonly EvaluatedJackpot[]) => readonly EvaluatedJackpot[];
}

/** A filter of a draw's options; null where there is none. */
interface FilterConstraint {
  readonly filter: (input: DecisionInput, relief: Relief | null) => JackpotFilter | DrawFilter | null;
}

/** Windows over many draws, each with what lies in it of the past. */
interface WindowsConstraint {
  readonly windows: (input: DecisionInput, dates: readonly IsoDate[]) => readonly PlanWindow[];
  /** Windows, widened by a relief. */
  readonly eased: (windows: readonly PlanWindow[], relief: Relief | null) => readonly PlanWindow[];
}

/** A rule that decisions keep: its words, and how it bounds a jackpot in one of three ways. */
export type Constraint = About & (RangeConstraint | FilterConstraint | WindowsConstraint);

/** Relative to the bound: what summation in another order, or another currency, may move. */
const rounding = 1e-12;

/** Compares `value` with its bounds, of which at least one is given. */
export function constraintValue(
  name: ConstraintName,
  value: number,
  bounds: { readonly min?: number | undefined; readonly max?: number | undefined },
): ConstraintValue {
  const { min, max } = bounds;
  const above = min === undefined ? Infinity : value - min;
  const below = max === undefined ? Infinity : max - value;
  const scale = Math.max(Math.abs(min ?? 0), Math.abs(max ?? 0), Math.abs(value));
  const slack = Math.min(above, below);
  return {
    name,
    value,
    ...(min === undefined ? {} : { min }),
    ...(max === undefined ? {} : { max }),
    slack,
    satisfied: slack >= -rounding * scale,
  };
}

/** The names of the constraints that a jackpot misses. */
export function missedConstraints({
  constraints,
}: {
  readonly constraints: readonly ConstraintValue[];
}): ConstraintName[] {
  return constraints.filter(({ satisfied }) => !satisfied).map(({ name }) => name);
}
