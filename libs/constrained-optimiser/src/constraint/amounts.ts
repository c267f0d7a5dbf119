/** A distance between ratios, never rounded to nothing: `1.23 percentage points`. */
export function percentagePoints(share: number): string {
  return `${(100 * share).toLocaleString('en-GB', { maximumSignificantDigits: 3 })} percentage points`;
}

/** Whole units, but of what is smaller than ten two digits. */
export function someMoney(amount: number, currency: string): string {
  const digits = amount >= 10 ? { maximumFractionDigits: 0 } : { maximumSignificantDigits: 2 };
  return `${currency} ${amount.toLocaleString('en-GB', digits)}`;
}
