import { type DrawOption, isWithinChange } from './plan-problem.ts';

/**
 * The options that some sequence of jackpots within the largest change goes through, and that change; every one is kept,
 * and the change dropped, where no sequence keeps it through all draws.
 */
export function linkedDraws(
  draws: readonly (readonly DrawOption[])[],
  maxChange: number | null,
): { readonly draws: readonly (readonly DrawOption[])[]; readonly maxChange: number | null } {
  if (maxChange === null) return { draws, maxChange };
  const linked: (readonly DrawOption[])[] = [];
  for (const options of draws.toReversed()) {
    const next = linked[0];
    const kept = next
      ? options.filter((from) => next.some((to) => isWithinChange(from.jackpot, to.jackpot, maxChange)))
      : options;
    if (kept.length === 0) return { draws, maxChange: null };
    linked.unshift(kept);
  }
  return { draws: linked, maxChange };
}
