import type { EvaluatedJackpot } from './evaluated-jackpot.ts';
import type { DecisionContext } from './candidate.ts';
import { drawFilters } from './constraints.ts';
import { isLifted, type Relief } from './relief.ts';

/**
 * The candidates within the bounds that each filter admits in turn: those that keep it or, where none does, those that miss it
 * least.
 *
 * @throws RangeError where no candidate lies within the bounds, which `jackpotBounds` rules out.
 */
export function admissibleCandidates(
  candidates: readonly EvaluatedJackpot[],
  context: DecisionContext,
  relief: Relief | null,
): readonly EvaluatedJackpot[] {
  const bounds = context.bounds.names.filter((name) => !isLifted(relief, name));
  const bounded = candidates.filter(({ constraints }) =>
    constraints.every(({ name, satisfied }) => satisfied || !bounds.includes(name)),
  );
  if (bounded.length === 0) throw new RangeError('no jackpot lies within the bounds');
  return drawFilters(context, relief).reduce<readonly EvaluatedJackpot[]>(
    (admitted, { filter }) => filter.admit(admitted),
    bounded,
  );
}
