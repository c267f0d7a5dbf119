import type { Ingredient } from './ingredients.ts';

/** Result of repeating a decision: the document of `reproduce --json`. */
export interface Reproduction {
  readonly id: string;
  /** Everything that the record pins is there unchanged, and the decision came out byte for byte. */
  readonly reproduced: boolean;
  /** Null where the metadata does not tell it. */
  readonly code: {
    readonly recorded: CodeVersion;
    /** Code of the new computation. */
    readonly used: CodeVersion;
    /** The folder of that code. */
    readonly folder: string;
  } | null;
  /** Source, besides the files, that vouches for the metadata, which tells the rest; null where nothing does. */
  readonly vouchedBy: string | null;
  /** Every object that the record pins, with what is there. */
  readonly ingredients: readonly Ingredient[];
  /** SHA-256 of `recommendation.json` as the record pins it. */
  readonly recorded: string;
  readonly recomputed: { readonly sha256: string; readonly text: string } | null;
  /** The first place where the recorded file and the recomputed one differ. */
  readonly difference: { readonly pointer: string; readonly recorded: unknown; readonly recomputed: unknown } | null;
  /** Reason that the decision could not be computed, or null. */
  readonly failure: string | null;
}

export interface CodeVersion {
  readonly commit: string | null;
  /** Reason that no commit is known; null where one is, and in records from before it was told. */
  readonly noCommit: string | null;
  /** True where the tree differed from the commit: then the commit does not identify the code. */
  readonly dirty: boolean;
  /** Version of Node.js; null where it is not known. */
  readonly node: string | null;
}
