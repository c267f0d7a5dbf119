import type { IsoDate } from '@jackpot/config-schema';

/** Facts of the country besides its file: they settle what the file leaves open. */
export interface KnownCountry {
  /** Draws from one date to another, both included; null where no config says. */
  readonly drawsBetween: ((from: IsoDate, to: IsoDate) => readonly IsoDate[]) | null;
  /** The jackpots that its config allows; null where no config says. */
  readonly jackpots: { readonly min: number; readonly max: number } | null;
}

/** Thrown where a file's columns cannot be told. Each problem names what was found and how to settle it. */
export class MappingNotFound extends Error {
  override readonly name = 'MappingNotFound';
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.problems = problems;
  }
}
