/** Money in whole units with the currency's code before it: `GBP 18,250,000`. */
export function money(amount: number, currency: string): string {
  return `${currency} ${wholeNumber(amount)}`;
}

export function wholeNumber(amount: number): string {
  return Math.round(amount).toLocaleString('en-GB');
}

/** A share as per cent: `41.7 %`. */
export function percent(share: number, decimals = 1): string {
  return `${(100 * share).toFixed(decimals)} %`;
}

/** A small probability, with enough digits to compare it with its bound: `0.0191 %`. */
export function probability(value: number): string {
  if (value === 0) return '0';
  return value >= 0.01 ? percent(value) : `${decimal(Number((100 * value).toPrecision(3)))} %`;
}

/** Plain digits, never an exponent. */
function decimal(value: number): string {
  return value.toLocaleString('en-GB', { maximumSignificantDigits: 3, useGrouping: false });
}
