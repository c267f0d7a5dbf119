import { type Price, prices } from './price-list.ts';

/** One line of a bill. */
interface BillLine {
  readonly what: string;
  readonly quantity: number;
  readonly price: Price;
  readonly usd: number;
}

export interface Bill {
  readonly lines: readonly BillLine[];
  readonly usd: number;
}

export function line(what: string, quantity: number, price: keyof typeof prices): BillLine {
  return { what, quantity, price: prices[price], usd: quantity * prices[price].usd };
}

/** Lines of something, and their sum. */
export function bill(lines: readonly BillLine[]): Bill {
  const billed = lines.filter(({ quantity }) => quantity > 0);
  return { lines: billed, usd: billed.reduce((sum, { usd }) => sum + usd, 0) };
}
