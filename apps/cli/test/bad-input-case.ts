import type { Workplace } from './workplace.ts';

/** A case of wrong input: how it is made of two sound countries, and what the user is told. */
export interface BadInput {
  readonly name: string;
  readonly make: (place: Workplace) => void;
  /** Problems of `jackpot validate`, in order: a part of each, and nothing beyond them. */
  readonly problems: readonly (string | RegExp)[];
  /** Start of the week for the countries: sweden is sound. */
  readonly week?: { readonly england: Start; readonly sweden: Start };
}
/** `refused`: there is no run at all. Otherwise OpenWeek's and then ValidateData's verdict. */
export type Start = 'refused' | 'invalid' | 'findings' | 'pass' | 'absent';
