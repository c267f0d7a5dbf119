import { codeChange } from '../src/explain-change.ts';

const clean = { commit: 'a'.repeat(40), dirty: false, node: 'v24.1.0' };

test('the same commit on the same Node.js is no change', () => {
  expect(codeChange(clean, { ...clean })).toBeNull();
});

test.each([
  [
    'another commit',
    clean,
    { ...clean, commit: 'b'.repeat(40) },
    'bbbbbbbb on Node.js v24.1.0 after aaaaaaaa on Node.js v24.1.0',
  ],
  [
    'another Node.js',
    clean,
    { ...clean, node: 'v24.2.0' },
    'aaaaaaaa on Node.js v24.2.0 after aaaaaaaa on Node.js v24.1.0',
  ],
  [
    'a changed tree',
    { ...clean, dirty: true },
    clean,
    'aaaaaaaa on Node.js v24.1.0 after aaaaaaaa with changes on Node.js v24.1.0',
  ],
  [
    'no commit',
    { ...clean, commit: null },
    { ...clean, commit: null },
    'no commit on Node.js v24.1.0 after no commit on Node.js v24.1.0',
  ],
])('%s is one', (_, earlier, later, text) => {
  expect(codeChange(earlier, later)).toBe(text);
});
