import { money, percent, probability } from '../src/index.ts';

test('money is in whole units, with the code before it', () => {
  expect(money(18_250_000.4, 'GBP')).toBe('GBP 18,250,000');
  expect(money(-1234.6, 'EUR')).toBe('EUR -1,235');
  expect(money(-0.4, 'EUR')).toBe('EUR 0');
});

test('a probability can be told from its bound', () => {
  expect([0, 0.000191492, 0.000193257, 1e-7, 0.0123, 0.5].map(probability)).toEqual([
    '0',
    '0.0191 %',
    '0.0193 %',
    '0.00001 %',
    '1.2 %',
    '50.0 %',
  ]);
  expect(percent(0.41666)).toBe('41.7 %');
});
