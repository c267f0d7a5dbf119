import { isMetadata } from '@jackpot/workflow';
import type { Ingredient } from './ingredients.ts';
import type { Reproduction } from './reproduction.ts';

/** Missing or changed parts, each with what was expected; consequences of the code come last. */
export function reproductionProblems(result: Reproduction): string[] {
  const { ingredients, code, recomputed, recorded, failure, difference } = result;
  const problems = ingredients
    .filter(({ sha256, found }) => found !== sha256)
    .map((ingredient) => ingredientProblem(ingredient, result));
  if (failure !== null) problems.push(`not computed again: ${failure}`);
  if (recomputed !== null && recomputed.sha256 !== recorded && problems.length === 0) problems.push(whyOtherwise(code));
  if (difference !== null) {
    const { pointer, recorded: before, recomputed: now } = difference;
    problems.push(
      `first difference at ${pointer || 'the whole document'}: recorded ${shown(before)}, computed again ${shown(now)}`,
    );
  }
  return problems;
}

function ingredientProblem({ key, sha256, found }: Ingredient, { vouchedBy, ingredients }: Reproduction): string {
  if (found === null) return `${key}: missing, expected sha256 ${sha256}`;
  const copies = ingredients.map((one) => one.key).filter(isMetadata);
  if (vouchedBy === null && copies.includes(key))
    return `${copies.join(' and ')} differ: one of them was changed, and nothing here vouches for either`;
  return `${key}: changed, expected sha256 ${sha256}, found ${found}`;
}

/** Everything pinned is as it was: what is left to differ is the code, or the machine that it runs on. */
function whyOtherwise(code: Reproduction['code']): string {
  const differs = 'every pinned object is as recorded, and the decision comes out otherwise';
  if (code === null || code.recorded.commit === null)
    return `${differs}: no commit was recorded, so the code may differ`;
  const { recorded, used } = code;
  if (recorded.commit !== used.commit) return `${differs}: the code differs, which was ${recorded.commit}`;
  if (recorded.dirty || used.dirty)
    return `${differs}: the code may differ, since its tree had changes that no commit holds when it ${recorded.dirty ? 'decided' : 'was run again'}`;
  if (recorded.node !== used.node) return `${differs}: Node.js differs, which was ${recorded.node ?? 'not recorded'}`;
  return `${differs}: the machine computes otherwise than the one that decided`;
}

function shown(value: unknown): string {
  return value === null ? 'nothing' : JSON.stringify(value);
}
