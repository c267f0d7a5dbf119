import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT, documentedBlocks } from '../src/documents/documented-blocks.ts';

jest.setTimeout(300_000);

/** What `npm run weekly` prints in a fresh clone. */
function printedByWeekly(): string {
  const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { scripts: { weekly: string } };
  const [, ...args] = scripts.weekly.split(' ');
  const clone = mkdtempSync(join(tmpdir(), 'jackpot-readme-'));
  for (const folder of ['configs', 'data']) symlinkSync(join(ROOT, folder), join(clone, folder));
  const command = [join(ROOT, 'apps/cli/bin/jackpot.js'), ...args];
  const env = { ...process.env, FORCE_COLOR: '0', JACKPOT_AVAILABLE_CASH: undefined };
  const { stdout, stderr, status } = spawnSync(process.execPath, command, { cwd: clone, env, encoding: 'utf8' });
  expect([status, status === 0 ? '' : stderr]).toEqual([0, '']);
  return stdout;
}

/** The words, and the numbers among them; the digits that end an id are the commit's. */
function wordsAndNumbers(text: string) {
  const withoutId = text.replace(/-[0-9a-f]{8}$/m, '');
  return {
    words: withoutId.split(/[\d,.]*\d/),
    numbers: (withoutId.match(/[\d,.]*\d/g) ?? []).map((number) => Number(number.replaceAll(',', ''))),
  };
}

test('the README shows what `npm run weekly` prints', () => {
  const block = documentedBlocks().find(({ file, language }) => file === 'README.md' && language === 'text');
  const [shown, printed] = [wordsAndNumbers(block?.text ?? ''), wordsAndNumbers(printedByWeekly())];
  expect(printed.words).toEqual(shown.words);
  // Native TensorFlow and the portable backend may round the last digit apart.
  const apart = printed.numbers.filter((number, i) => !(Math.abs(number - (shown.numbers[i] ?? NaN)) <= number / 1e6));
  expect(apart).toEqual([]);
});
