import { decimalOf, readAmount } from '../src/read-amount.ts';
import { readDate } from '../src/read-date.ts';

test.each([
  ['28/11/2026', '2026-11-28'],
  ['28.11.26', '2026-11-28'],
  ['28-11-2026 00:00:00', '2026-11-28'],
  ['2026-11-28T20:00:00Z', '2026-11-28'],
  ['Sat 28 Nov 2026', '2026-11-28'],
  ['Nov 28, 2026', '2026-11-28'],
  ['28. März 2026', '2026-03-28'],
  [46354, '2026-11-28'],
  [new Date('2026-11-28T00:00:00Z'), '2026-11-28'],
  ['31/02/2026', null],
  ['Week 48', null],
  [2026, null],
  [null, null],
])('the date of %p is %p', (cell, expected) => expect(readDate(cell, 'dmy')).toBe(expected));

test('the order of day and month is the one that is stated', () => {
  expect(readDate('03/04/2026', 'dmy')).toBe('2026-04-03');
  expect(readDate('03/04/2026', 'mdy')).toBe('2026-03-04');
  expect(readDate('28/11/2026', 'mdy')).toBe(null);
});

test.each([
  ['1,234,567.50', '.', 1_234_567.5],
  ['1.234.567,50', ',', 1_234_567.5],
  ['1 234 567', '.', 1_234_567],
  ["1'234'567", '.', 1_234_567],
  ['£22m', '.', 22e6],
  ['22,5 Mio. €', ',', 22.5e6],
  ['R$ 3.000.000,00', ',', 3e6],
  ['GBP 1.2bn', '.', 1.2e9],
  ['-1,234', '.', -1234],
  ['1,23', '.', null],
  ['12,34,567', '.', null],
  ['22 winners', '.', null],
  ['n/a', '.', null],
] as const)('the amount of %p with decimal %p is %p', (text, decimal, expected) =>
  expect(readAmount(text, decimal)).toBe(expected),
);

test('a text that fits one mark alone tells it', () => {
  expect(['1,234.5', '1.234,5', '1,234', '12'].map(decimalOf)).toEqual(['.', ',', null, null]);
});
