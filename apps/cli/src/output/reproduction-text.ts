import { styleText } from 'node:util';
import { type CodeVersion, type Reproduction, reproductionProblems } from '@jackpot/reproduction';

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
