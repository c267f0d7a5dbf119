import { freshWeek } from '../src/documents/fresh-week.ts';
import { expectAsShown, shownIn } from '../test/shown-output.ts';

jest.setTimeout(600_000);

/** Without what another commit, another Node, other changes to the tree and another folder print otherwise. */
function ofAnyCheckout(text: string): string {
  return text
    .replaceAll(/\b([0-9a-f]{8,64}|v\d+\.\d+\.\d+)\b/g, '#')
    .replaceAll(/-{3,}/g, '---')
    .replaceAll(/ with changes|, in \S+$|^code {6,}.*\n|\nThe code is not fully .*\n/gm, '');
}

test('docs/proof.md shows what reproducing a record prints, and how one week became the next', () => {
  const week = freshWeek();
  const [reproduced = '', compared = ''] = shownIn('docs/proof.md');
  const idIn = (text: string) => /england-[\d-]+-[0-9a-f]{8}/.exec(text)?.[0] ?? '';
  expectAsShown(ofAnyCheckout(week.jackpot('reproduce', idIn(week.stdout))), ofAnyCheckout(reproduced));
  const two = ['--workspace', 'two'];
  const decided = (date: string) => idIn(week.jackpot('weekly', '--country', 'england', '--draw-date', date, ...two));
  const ids = [decided('2026-11-21'), decided('next')];
  expectAsShown(ofAnyCheckout(week.jackpot('diff', ...ids, ...two)), ofAnyCheckout(compared));
});
