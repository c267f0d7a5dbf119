import * as fc from 'fast-check';
import { InvalidPointer, formatPointer, objectKey, parsePointer } from '../src/index.ts';

const md5 = '4b58760487ad5e37afc5a87e5ef747ef';
const text = `outs:\n- md5: ${md5}\n  size: 33540\n  hash: md5\n  path: lottery_sales.csv.gz\n`;

test('reads what DVC writes, and writes it byte for byte', () => {
  const pointer = parsePointer('sales.dvc', text);
  expect(pointer).toEqual({ md5, size: 33540, path: 'lottery_sales.csv.gz' });
  expect(formatPointer(pointer)).toBe(text);
});

test("lies in DVC's store under the first two digits", () => {
  expect(objectKey({ md5 })).toBe('files/md5/4b/58760487ad5e37afc5a87e5ef747ef');
});

test('reads what DVC 2 wrote, whose store has its objects at the top', () => {
  const pointer = parsePointer('sales.dvc', text.replace('  hash: md5\n', ''));
  expect(pointer).toEqual({ md5, size: 33540, path: 'lottery_sales.csv.gz', legacy: true });
  expect(objectKey(pointer)).toBe('4b/58760487ad5e37afc5a87e5ef747ef');
});

test('a path is from the folder that wdir names', () => {
  expect(parsePointer('data/sales.dvc', `wdir: ..\n${text.replace('lottery', 'data/lottery')}`).path).toBe(
    '../data/lottery_sales.csv.gz',
  );
});

test.each([
  ['a folder', text.replace(md5, `${md5}.dir`), '2:3: outs.0.md5: expected an MD5', 'folders (.dir) are not supported'],
  ['another hash', text.replace('hash: md5', 'hash: etag'), '4:3: outs.0.hash: expected hash: md5'],
  ['a negative size', text.replace('33540', '-1'), '3:3: outs.0.size: expected a whole number of bytes, 0 or more'],
  ['no number as size', text.replace('33540', 'large'), '3:3: outs.0.size: expected a whole number of bytes'],
  ['no path', text.replace('path: lottery_sales.csv.gz', "path: ''"), '5:3: outs.0.path', 'the path of a file'],
  ['two files', text + text.slice(6), '1:1: outs: expected exactly one file'],
  ['no YAML', 'outs: [', 'sales.dvc:1:8: expected YAML'],
  ['a key twice', text.replace('hash:', 'size:'), 'sales.dvc:4:3: expected YAML', 'duplicated mapping key'],
  ['a list', '- 1\n', '1:1: : expected outs:'],
  ['nothing', '', '1:1: expected YAML', 'the input is empty'],
  ['another file', 'x'.repeat(10_001), '1:1: expected a DVC pointer of at most 10000 characters, found 10001'],
  [
    'two mistakes',
    text.replace('33540', '-1').replace('hash: md5', 'hash: etag'),
    '3:3: outs.0.size',
    '4:3: outs.0.hash',
  ],
])('refuses %s: its place, what was expected and what to do', (_, broken, ...messages) => {
  expect(() => parsePointer('sales.dvc', broken)).toThrow(InvalidPointer);
  for (const message of [...messages, 'jackpot data add'])
    expect(() => parsePointer('sales.dvc', broken)).toThrow(message);
});

/** Pieces that YAML parsers trip over. */
const piece = fc.oneof(
  fc.constantFrom(
    '\t',
    '\n',
    '  ',
    ': ',
    '- ',
    '? ',
    '[',
    '{',
    '&a ',
    '*a',
    '<<: ',
    '!!js/function ',
    '!!set ',
    '---\n',
  ),
  fc.constantFrom('"', '|\n', '\0', '\uFEFF', '\uD800', '__proto__: 1\n', '.nan', '1e999', '.dir', '../', '~', '0x1F'),
  fc.string({ unit: 'binary', maxLength: 8 }),
);
const mutated = fc
  .array(fc.record({ at: fc.nat(text.length), drop: fc.nat(20), put: piece }), { minLength: 1, maxLength: 4 })
  .map((edits) => edits.reduce((now, { at, drop, put }) => now.slice(0, at) + put + now.slice(at + drop), text));

test('whatever the text, it is a sound pointer or a located error', () => {
  const parse = (candidate: string) => {
    try {
      return parsePointer('sales.dvc', candidate);
    } catch (error) {
      if (!(error instanceof InvalidPointer)) throw error;
      for (const problem of error.problems) expect(problem).toMatch(/^sales\.dvc:\d+:\d+: ./);
      return null;
    }
  };
  fc.assert(
    fc.property(
      fc.oneof(
        mutated,
        fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join('')),
      ),
      (candidate) => {
        const pointer = parse(candidate);
        if (pointer === null) return;
        expect(pointer.md5).toMatch(/^[0-9a-f]{32}$/);
        expect(pointer.size).toBeGreaterThanOrEqual(0);
        expect(pointer.path).not.toBe('');
      },
    ),
    { numRuns: 2000 },
  );
});
