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
  const narrow = fittingTable(head, rows, 25).split('\n');
  expect(Math.max(...narrow.map((line) => line.length))).toBeLessThanOrEqual(25);
  expect(narrow.join('\n')).toContain('status   failed');
});
