import type { ConstraintName } from '@jackpot/decision';

/** One thing made easier, all else equal, to see what it costs. Money is in the country's currency. */
export type Relief =
  /** A constraint that no longer holds. */
  | { readonly lift: ConstraintName }
  /** By how much each bound of the payout ratio is wider. */
  | { readonly moreRatio: number }
  /** What a draw may lose besides. */
  | { readonly moreCash: number };

export function isLifted(relief: Relief | null, name: ConstraintName): boolean {
  return relief !== null && 'lift' in relief && relief.lift === name;
}

export function moreRatio(relief: Relief | null): number {
  return relief !== null && 'moreRatio' in relief ? relief.moreRatio : 0;
}

export function moreCash(relief: Relief | null): number {
  return relief !== null && 'moreCash' in relief ? relief.moreCash : 0;
}
