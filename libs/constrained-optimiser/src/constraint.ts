import type { ConstraintName, ConstraintValue } from '@jackpot/decision';

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
