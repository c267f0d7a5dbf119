import { readFileSync } from 'node:fs';
import { type FreshWeek, freshWeek } from '../src/documents/fresh-week.ts';
import { PICTURED, PICTURED_TEXT, picturedText } from '../src/documents/pictured-text.ts';
import { expectAsShown, shownIn } from './shown-output.ts';

jest.setTimeout(600_000);

let week: FreshWeek;
beforeAll(() => {
  week = freshWeek();
});

test('the README shows what `npm run weekly` prints', () => {
  const [block = ''] = shownIn('README.md');
  expectAsShown(week.stdout, block);
});

test('the README’s pictures show the report that it writes: else make them anew, npm run report-pictures', () => {
  expectAsShown(picturedText(readFileSync(week.report(PICTURED), 'utf8')), readFileSync(PICTURED_TEXT, 'utf8'));
});
