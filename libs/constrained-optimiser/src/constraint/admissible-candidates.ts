import type { EvaluatedJackpot } from '../evaluated-jackpot.ts';
import type { EvaluationContext } from '../evaluate-candidate.ts';
import { boundsOn, drawFilters, easedBy, isHeldByWindows } from './constraints.ts';
import type { Relief } from './relief.ts';

/**
 * The candidates within the bounds, passed through each filter in turn: it keeps the ones that satisfy it or, if none does, the
 * ones that miss it least.
 *
 * @throws RangeError where no candidate lies within the bounds, which `jackpotBounds` rules out.
 */
export function admissibleCandidates(
  candidates: readonly EvaluatedJackpot[],
  context: EvaluationContext,
  relief: Relief | null,
): readonly EvaluatedJackpot[] {
  const bounds = boundsOn(context, relief).filter(({ name }) => context.bounds.names.includes(name));
  const bounded = candidates.filter(({ jackpot }) => bounds.every(({ filter }) => filter.value(jackpot).satisfied));
  if (bounded.length === 0) throw new RangeError('no jackpot lies within the bounds');
  return drawFilters(context, relief).reduce<readonly EvaluatedJackpot[]>(
    (admitted, { filter }) => filter.admit(admitted),
    bounded,
  );
}

/** Those of them that miss nothing but what the relief eases, and a plan's windows, which are held to their bounds elsewhere. */
export function keepingCandidates(
  candidates: readonly EvaluatedJackpot[],
  context: EvaluationContext,
  relief: Relief,
): readonly EvaluatedJackpot[] {
  const eased = easedBy(relief);
  return admissibleCandidates(candidates, context, relief).filter(({ constraints }) =>
    constraints.every(({ name, satisfied }) => satisfied || name === eased || isHeldByWindows(name)),
  );
}
