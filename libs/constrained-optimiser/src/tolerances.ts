/** Objectives nearer than this to the best, relative to a draw's expected sales, are equal: then the lowest jackpot is chosen. */
export const equalObjective = 1e-9;

/** Share of the least excess of the payout windows within which another is as good, where nothing satisfies all. */
const excessTolerance = 0.01;

/** And so is one that exceeds it by this share of a draw's sales: the solver's tolerance. */
const negligibleExcess = 1e-6;

/** Largest accepted excess, given the least. `sales` are those of one draw; all in the country's currency. */
export function excessAtMost(least: number, sales: number): number {
  return least * (1 + excessTolerance) + negligibleExcess * sales;
}
