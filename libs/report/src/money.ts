/** Money in whole units with the currency's code before it: `GBP 18,250,000`. */
export function money(amount: number, currency: string): string {
  return `${currency} ${wholeNumber(amount)}`;
}

export function wholeNumber(amount: number): string {
  // Never a minus before nothing.
  return (Math.round(amount) || 0).toLocaleString('en-GB');
}

/** With a capital, as a title begins. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
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

/** Whole units with their sign, for tables whose columns say the currency: `+17,250`, `−6,000,000`. */
export function signedNumber(amount: number): string {
  const rounded = Math.round(amount);
  const sign = rounded > 0 ? '+' : rounded < 0 ? '−' : '';
  return `${sign}${wholeNumber(Math.abs(rounded))}`;
}

/** Money with its sign: `+GBP 17,250`, `−GBP 6,000,000`; `GBP 0` where nothing changes. */
export function signedMoney(amount: number, currency: string): string {
  const text = signedNumber(amount);
  const sign = text.startsWith('+') || text.startsWith('−') ? text.charAt(0) : '';
  return `${sign}${money(Math.abs(amount), currency)}`;
}

/** A change relative to where it began: `+12.5 %`, `−23.1 %`. */
export function signedPercent(share: number): string {
  const text = percent(Math.abs(share));
  return `${Number(text.slice(0, -2)) === 0 ? '' : share > 0 ? '+' : '−'}${text}`;
}

/** Money in few characters, for the labels of charts: `20M`, `12.14M`, `990k`. */
export function briefMoney(amount: number): string {
  const size = Math.abs(amount);
  const brief = (unit: number, name: string) =>
    `${(amount / unit).toLocaleString('en-GB', { maximumSignificantDigits: 4 }).replace('-', '−')}${name}`;
  if (size >= 999_950) return brief(1e6, 'M');
  return size >= 1e3 ? brief(1e3, 'k') : brief(1, '');
}
