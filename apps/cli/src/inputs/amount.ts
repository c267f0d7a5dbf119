import { UsageError } from '../errors.ts';

const MULTIPLES: Readonly<Record<string, number>> = { k: 1e3, m: 1e6, bn: 1e9 };

/** An amount of money as people type it: `22000000`, `22,000,000`, `22M`, `22.5m`, `900k`, `1.2bn`, `1e8`; null of other text. */
export function readAmount(text: string): number | null {
  const match = /^(\d+|\d{1,3}(?:,\d{3})+)(\.\d+)?(e\d+)?\s*(k|m|bn)?$/i.exec(text.trim());
  const [, whole = '', decimals = '', exponent = '', multiple] = match ?? [];
  const amount =
    Number(`${whole.replaceAll(',', '')}${decimals}${exponent}`) * (MULTIPLES[multiple?.toLowerCase() ?? ''] ?? 1);
  // 22.1M is 22100000, not 22100000.000000004.
  return match === null || !Number.isFinite(amount) ? null : Number(amount.toPrecision(15));
}

/**
 * The same, where there must be an amount.
 * @param what names the argument or option in the error
 * @throws UsageError
 */
export function parseAmount(what: string, text: string): number {
  const amount = readAmount(text);
  if (amount !== null) return amount;
  throw new UsageError(`${what}: expected an amount such as 22M, 22,000,000 or 22000000, found "${text}"`);
}

/** The same, where nothing is no amount. @throws UsageError */
export function parsePositiveAmount(what: string, text: string): number {
  const amount = parseAmount(what, text);
  if (amount > 0) return amount;
  throw new UsageError(`${what}: expected an amount above 0, found "${text}"`);
}
