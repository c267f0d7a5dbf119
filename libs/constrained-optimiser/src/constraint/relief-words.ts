import type { RestoringRelief } from '@jackpot/decision';
import { constraints } from './constraints.ts';

/** `with GBP 2,100,000 more of the company’s cash` */
export function reliefWords({ name, bound, by }: RestoringRelief, currency: string): string {
  const { label, restoring } = constraints[name];
  if (by === null || restoring === null || restoring === 'whole') return `without the ${label}`;
  return restoring.words(by, currency, bound);
}
