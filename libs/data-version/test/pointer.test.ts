import { InvalidPointer, formatPointer, objectKey, parsePointer } from '../src/index.ts';

const md5 = '4b58760487ad5e37afc5a87e5ef747ef';
const text = `outs:\n- md5: ${md5}\n  size: 33540\n  hash: md5\n  path: lottery_sales.csv.gz\n`;

test('reads what DVC writes, and writes what it reads', () => {
  const pointer = parsePointer('sales.dvc', text);
  expect(pointer).toEqual({ md5, size: 33540, path: 'lottery_sales.csv.gz' });
  expect(parsePointer('sales.dvc', formatPointer(pointer))).toEqual(pointer);
});

test("lies in DVC's store under the first two digits", () => {
  expect(objectKey(md5)).toBe('files/md5/4b/58760487ad5e37afc5a87e5ef747ef');
});

test.each([
  ['a folder', text.replace(md5, `${md5}.dir`), 'folders (.dir) are not supported'],
  ['no hash', text.replace('  hash: md5\n', ''), 'expected hash: md5'],
  ['another hash', text.replace('hash: md5', 'hash: etag'), 'expected hash: md5'],
  ['a negative size', text.replace('33540', '-1'), 'outs.0.size'],
  ['a path elsewhere', text.replace('lottery', '../lottery'), 'beside the pointer'],
  ['two files', text + text.slice(6), 'outs'],
  ['no YAML', 'outs: [', 'sales.dvc'],
  ['nothing', '', 'the input is empty'],
])('refuses %s, and says what to do', (_, broken, message) => {
  expect(() => parsePointer('sales.dvc', broken)).toThrow(InvalidPointer);
  expect(() => parsePointer('sales.dvc', broken)).toThrow(message);
  expect(() => parsePointer('sales.dvc', broken)).toThrow('jackpot data add');
});
