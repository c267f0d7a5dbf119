const maxIterations = 100;
const tolerance = 1e-12;

/**
 * The root of a rising function between `low` and `high`, by Newton's method kept inside a shrinking bracket. Where the
 * function does not reach zero in the bracket, the nearer end.
 */
export function risingRoot(
  evaluate: (at: number) => { readonly value: number; readonly slope: number },
  low: number,
  high: number,
  start: number,
): number {
  let at = start > low && start < high ? start : (low + high) / 2;
  for (let iteration = 0; iteration < maxIterations; iteration++) {
    const { value, slope } = evaluate(at);
    if (value > 0) high = at;
    else low = at;
    const newton = at - value / slope;
    const next = newton > low && newton < high ? newton : (low + high) / 2;
    if (Math.abs(next - at) <= tolerance * Math.abs(next)) return next;
    at = next;
  }
  return at;
}
