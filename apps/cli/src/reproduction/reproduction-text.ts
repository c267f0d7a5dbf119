import { styleText } from 'node:util';
import type { Ingredient } from './ingredients.ts';
import type { CodeVersion, Reproduction } from './reproduction.ts';

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
  const copies = ingredients.map((one) => one.key).filter((one) => one.endsWith('/metadata.json'));
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

const NOT_VOUCHED = 'vouched for by no index: only the workspace or the bucket that it was recorded in has one';

export function reproductionText(result: Reproduction): string {
  const { id, reproduced, code, vouchedBy, ingredients, recorded } = result;
  const whose = vouchedBy === null ? '; its metadata is not vouched for' : '';
  const verdict = reproduced ? `${id}: reproduced, byte for byte${whose}` : `${id}: NOT reproduced`;
  const whole = ingredients.filter(({ sha256, found }) => found === sha256).length;
  const rows = [
    ['recorded', `sha256 ${recorded}`],
    ['computed', result.recomputed === null ? 'nothing' : `sha256 ${result.recomputed.sha256}`],
    ['inputs', `${whole} of ${ingredients.length} objects that the record pins are as recorded`],
    ['metadata', vouchedBy === null ? NOT_VOUCHED : `as ${vouchedBy} says`],
    ...(code === null
      ? []
      : [
          ['code', codeText(code.recorded)],
          ['run again', `${codeText(code.used)}, in ${code.folder}`],
        ]),
  ];
  return [
    styleText(reproduced ? 'green' : 'red', verdict, { stream: process.stdout }),
    ...reproductionProblems(result).map((problem, index) => `${index + 1}. ${problem}`),
    '',
    ...rows.map(([label = '', value = '']) => `${label.padEnd(12)}${value}`),
    ...(code === null || !code.recorded.dirty ? [] : ['', unidentifiedText(code.recorded)]),
  ].join('\n');
}

function unidentifiedText({ commit, noCommit }: CodeVersion): string {
  if (commit !== null) return 'The code is not fully identified: its tree had changes that no commit holds.';
  return `The code is not identified: no commit was known${noCommit === null ? '' : ` (${noCommit})`}.`;
}

function codeText({ commit, dirty, node }: CodeVersion): string {
  return `${commit ?? 'no commit'}${dirty ? ' with changes' : ''}, Node.js ${node ?? 'of an unrecorded version'}`;
}

function shown(value: unknown): string {
  return value === null ? 'nothing' : JSON.stringify(value);
}
