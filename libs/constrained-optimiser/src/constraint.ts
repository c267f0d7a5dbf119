/** Constraints of the decision, by the name that the output gives them. */
export type ConstraintName = 'payoutRatio' | 'cash' | 'grid' | 'maxChange' | 'rollover';

/** How one jackpot stands to one constraint. */
export interface ConstraintValue {
  readonly name: ConstraintName;
  readonly value: number;
  readonly min?: number;
  readonly max?: number;
  /** Distance to the nearer bound; negative by how much the bound is missed. */
  readonly slack: number;
  readonly satisfied: boolean;
}

export interface ConstraintReport extends ConstraintValue {
  /** True where the choice would be another if this constraint alone were lifted. */
  readonly binding: boolean;
  /**
   * What the objective over the horizon (a year of it, where it is longer) would gain from one more percentage point of
   * payout ratio, or from one more million of cash in the company's currency. Null for the other constraints, and where
   * nothing satisfies all.
   */
  readonly shadowPrice: number | null;
}

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
