import { plainText } from '../src/index.ts';

test.each([
  ['agreed with marketing – größe', 'agreed with marketing – größe'],
  ['a second\nline', 'a second\\u{a}line'],
  ['\u001b[31mred', '\\u{1b}[31mred'],
  ['turned \u202eround', 'turned \\u{202e}round'],
  ['a line\u2028separator', 'a line\\u{2028}separator'],
])('%j reads as %j', (typed, plain) => {
  expect(plainText(typed)).toBe(plain);
});
