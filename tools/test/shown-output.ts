import { documentedBlocks } from '../src/documents/documented-blocks.ts';

/** The words, and the numbers among them; the digits that end an id are the commit's. */
function wordsAndNumbers(text: string) {
  const withoutId = text.replace(/-[0-9a-f]{8}$/m, '');
  return {
    words: withoutId.split(/[\d,.]*\d/),
    numbers: (withoutId.match(/[\d,.]*\d/g) ?? []).map((number) => Number(number.replaceAll(',', ''))),
  };
}

/** Native TensorFlow and the portable backend may round the last digit apart. */
export function expectAsShown(now: string, then: string): void {
  const [printed, shown] = [wordsAndNumbers(now), wordsAndNumbers(then)];
  expect(printed.words).toEqual(shown.words);
  const apart = printed.numbers.filter((number, i) => !(Math.abs(number - (shown.numbers[i] ?? NaN)) <= number / 1e6));
  expect(apart).toEqual([]);
}

/** The blocks of a page that show what is printed. */
export const shownIn = (page: string) =>
  documentedBlocks()
    .filter(({ file, language }) => file === page && language === 'text')
    .map(({ text }) => text);
