import type { RestoringRelief } from '@jackpot/decision';
import { constraints } from './constraints.ts';

/** `with GBP 2,100,000 more of the company’s cash` */
export function reliefWords({ name, bound, by }: RestoringRelief, currency: string): string {
  if (by === null) return `without the ${constraints[name].label}`;
  if (name === 'cash') return `with ${someMoney(by, currency)} more of the company’s cash`;
  if (name === 'maxChange') return `with a largest change ${percentagePoints(by)} of the last jackpot wider`;
  return `with ${bound === 'min' ? 'a floor' : 'a cap'} of the ${constraints[name].label} ${percentagePoints(by)} ${bound === 'min' ? 'lower' : 'higher'}`;
}

/** A distance between ratios, never rounded to nothing: `1.23 percentage points`. */
export function percentagePoints(share: number): string {
  return `${(100 * share).toLocaleString('en-GB', { maximumSignificantDigits: 3 })} percentage points`;
}

/** Whole units, but of what is smaller than ten two digits. */
export function someMoney(amount: number, currency: string): string {
  const digits = amount >= 10 ? { maximumFractionDigits: 0 } : { maximumSignificantDigits: 2 };
  return `${currency} ${amount.toLocaleString('en-GB', digits)}`;
}
