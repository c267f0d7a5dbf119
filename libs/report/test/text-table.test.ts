import { fittingTable, textTable } from '../src/index.ts';

const head = ['country', 'jackpot', 'status'];
const rows = [
  ['england', 'GBP 18,250,000', 'recommended'],
  ['sweden', '–', 'failed'],
];

test('columns are as wide as their widest cell', () => {
  expect(textTable(head, rows).split('\n')).toEqual([
    'country  jackpot         status',
    '-------  --------------  -----------',
    'england  GBP 18,250,000  recommended',
    'sweden   –               failed',
  ]);
});

test('a table that is too wide is turned, and no line is wider than asked', () => {
  expect(fittingTable(head, rows, 35).split('\n')).toEqual([
    'country  england         sweden',
    '-------  --------------  ------',
    'jackpot  GBP 18,250,000  –',
    'status   recommended     failed',
  ]);
  const one = rows.slice(0, 1);
  const narrow = fittingTable(head, one, 25).split('\n');
  expect(Math.max(...narrow.map((line) => line.length))).toBeLessThanOrEqual(25);
  expect(narrow.join('\n')).toContain('status   recommended');
});

test('a table of many rows that is too wide is split by its columns, each part beginning with the first', () => {
  const many = ['a', 'b', 'c', 'd'].map((name) => [name, `GBP ${name.repeat(9)}`, `${name} is recommended`]);
  expect(fittingTable(head, many, 26).split('\n')).toEqual([
    'country  jackpot',
    '-------  -------------',
    'a        GBP aaaaaaaaa',
    'b        GBP bbbbbbbbb',
    'c        GBP ccccccccc',
    'd        GBP ddddddddd',
    '',
    'country  status',
    '-------  ----------------',
    'a        a is recommended',
    'b        b is recommended',
    'c        c is recommended',
    'd        d is recommended',
  ]);
});
