import { readFileSync } from 'node:fs';
import { documentedBlocks } from '../src/documents/documented-blocks.ts';
import { type FreshWeek, freshWeek } from '../src/documents/fresh-week.ts';
import { PICTURED, PICTURED_TEXT, picturedText } from '../src/documents/pictured-text.ts';

jest.setTimeout(300_000);

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

test('the README shows what `npm run weekly` prints', () => {
  const block = documentedBlocks().find(({ file, language }) => file === 'README.md' && language === 'text');
  expectAsShown(week.stdout, block?.text ?? '');
});

test('the README’s pictures show the report that it writes: else make them anew, npm run report-pictures', () => {
  expectAsShown(picturedText(readFileSync(week.report(PICTURED), 'utf8')), readFileSync(PICTURED_TEXT, 'utf8'));
});
