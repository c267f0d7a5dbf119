/** The jackpots that may be announced: `min, min + step … max`. */
export interface JackpotGrid {
  readonly min: number;
  readonly max: number;
  readonly step: number;
}

/** Every candidate is weighed by itself, so that their number bounds the work. */
export const mostCandidates = 100_000;

/** Number of steps from `min` to `max`; not whole where the step does not divide the range. */
export function stepsOf({ min, max, step }: JackpotGrid): number {
  const steps = (max - min) / step;
  const whole = Math.round(steps);
  // Decimal fractions are rounded in binary: max and min by half an epsilon of themselves, and so on; four cover it all.
  const tolerance = Math.min(1e-3, (4 * Number.EPSILON * max) / step);
  return Math.abs(steps - whole) <= tolerance ? whole : steps;
}

/** All candidates, rising, each the decimal that a person would write: 0.3, not 0.30000000000000004. */
export function candidateJackpots(config: { readonly jackpot: JackpotGrid }): number[] {
  return Array.from({ length: stepsOf(config.jackpot) + 1 }, (_, index) => candidate(config.jackpot, index));
}

/** True where `jackpot` is one of `candidateJackpots(config)`. */
export function isOnGrid(config: { readonly jackpot: JackpotGrid }, jackpot: number): boolean {
  const { min, max, step } = config.jackpot;
  return jackpot >= min && jackpot <= max && candidate(config.jackpot, Math.round((jackpot - min) / step)) === jackpot;
}

function candidate(grid: JackpotGrid, index: number): number {
  const decimals = Math.max(decimalsOf(grid.min), decimalsOf(grid.step));
  return Number((grid.min + index * grid.step).toFixed(Math.min(decimals, 100)));
}

/** Digits behind the point in the shortest decimal that is read back as `value`: 2 for 0.25, 7 for 1e-7. */
function decimalsOf(value: number): number {
  const [digits = '', exponent = '0'] = String(value).split('e');
  return Math.max(0, (digits.split('.')[1] ?? '').length - Number(exponent));
}
