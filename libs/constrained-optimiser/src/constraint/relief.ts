import type { ConstraintName } from '@jackpot/decision';

/** One thing made easier, all else equal, to see what it costs. Money is in the country's currency. */
export type Relief =
  /** A constraint that no longer holds. */
  | { readonly lift: ConstraintName }
  /** By how much each bound of the payout ratio is wider, or the named one alone. */
  | { readonly moreRatio: number; readonly bound?: 'min' | 'max' }
  /** Amount that a draw may lose besides. */
  | { readonly moreCash: number }
  /** Further movement of the jackpot from the last one, as a share of it. */
  | { readonly moreChange: number };

/** A kind of relief that is an amount. */
export type Easing = 'moreRatio' | 'moreCash' | 'moreChange';

export function isLifted(relief: Relief | null, name: ConstraintName): boolean {
  return relief !== null && 'lift' in relief && relief.lift === name;
}

export function moreRatio(relief: Relief | null, bound: 'min' | 'max'): number {
  return relief !== null && 'moreRatio' in relief && (relief.bound ?? bound) === bound ? relief.moreRatio : 0;
}

export function moreCash(relief: Relief | null): number {
  return relief !== null && 'moreCash' in relief ? relief.moreCash : 0;
}

export function moreChange(relief: Relief | null): number {
  return relief !== null && 'moreChange' in relief ? relief.moreChange : 0;
}
