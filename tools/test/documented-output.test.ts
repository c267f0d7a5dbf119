import { readFileSync } from 'node:fs';
import { documentedBlocks } from '../src/documents/documented-blocks.ts';
import { type FreshWeek, freshWeek } from '../src/documents/fresh-week.ts';
import { PICTURED, PICTURED_TEXT, picturedText } from '../src/documents/pictured-text.ts';

jest.setTimeout(600_000);

let week: FreshWeek;
beforeAll(() => {
  week = freshWeek();
});

/** The words, and the numbers among them; the digits that end an id are the commit's. */
function wordsAndNumbers(text: string) {
  const withoutId = text.replace(/-[0-9a-f]{8}$/m, '');
  return {
    words: withoutId.split(/[\d,.]*\d/),
    numbers: (withoutId.match(/[\d,.]*\d/g) ?? []).map((number) => Number(number.replaceAll(',', ''))),
  };
}

/** Native TensorFlow and the portable backend may round the last digit apart. */
function expectAsShown(now: string, then: string): void {
  const [printed, shown] = [wordsAndNumbers(now), wordsAndNumbers(then)];
  expect(printed.words).toEqual(shown.words);
  const apart = printed.numbers.filter((number, i) => !(Math.abs(number - (shown.numbers[i] ?? NaN)) <= number / 1e6));
  expect(apart).toEqual([]);
}

/** The blocks of a page that show what is printed. */
const shownIn = (page: string) =>
  documentedBlocks()
    .filter(({ file, language }) => file === page && language === 'text')
    .map(({ text }) => text);

test('the README shows what `npm run weekly` prints', () => {
  const [block = ''] = shownIn('README.md');
  expectAsShown(week.stdout, block);
});

/** Without what another commit, another Node, other changes to the tree and another folder print otherwise. */
function ofAnyCheckout(text: string): string {
  return text
    .replaceAll(/\b([0-9a-f]{8,64}|v\d+\.\d+\.\d+)\b/g, '#')
    .replaceAll(/-{3,}/g, '---')
    .replaceAll(/ with changes|, in \S+$|^code {6,}.*\n|\nThe code is not fully .*\n/gm, '');
}

test('docs/proof.md shows what reproducing a record prints, and how one week became the next', () => {
  const [reproduced = '', compared = ''] = shownIn('docs/proof.md');
  const idIn = (text: string) => /england-[\d-]+-[0-9a-f]{8}/.exec(text)?.[0] ?? '';
  expectAsShown(ofAnyCheckout(week.jackpot('reproduce', idIn(week.stdout))), ofAnyCheckout(reproduced));
  const two = ['--workspace', 'two'];
  const decided = (date: string) => idIn(week.jackpot('weekly', '--country', 'england', '--draw-date', date, ...two));
  const ids = [decided('2026-11-21'), decided('next')];
  expectAsShown(ofAnyCheckout(week.jackpot('diff', ...ids, ...two)), ofAnyCheckout(compared));
});

test('the README’s pictures show the report that it writes: else make them anew, npm run report-pictures', () => {
  expectAsShown(picturedText(readFileSync(week.report(PICTURED), 'utf8')), readFileSync(PICTURED_TEXT, 'utf8'));
});
