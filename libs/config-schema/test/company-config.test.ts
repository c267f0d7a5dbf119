import { exchangeRate } from '../src/index.ts';

const company = { currency: 'EUR', safetyNet: 0, exchangeRates: { GBP: 1.17 } };

test("an exchange rate is a unit's value in the company's currency", () => {
  expect(exchangeRate(company, 'GBP')).toBe(1.17);
  expect(exchangeRate(company, 'EUR')).toBe(1);
});

test('a currency without a rate is refused', () => {
  expect(() => exchangeRate(company, 'SEK')).toThrow(RangeError);
});
