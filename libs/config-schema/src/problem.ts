import { plainText } from './plain-text.ts';

/** A place in a text file; lines and columns count from 1, as editors show them. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** Keys and list positions that lead from the top of a file to a value. */
export type ConfigPath = readonly (string | number)[];

export type ProblemCode =
  | 'unreadable'
  | 'not-utf-8'
  | 'not-yaml'
  | 'tab-indentation'
  | 'empty'
  | 'too-long'
  | 'several-documents'
  | 'duplicate-key'
  | 'alias'
  | 'tag'
  | 'unknown-key'
  | 'missing-key'
  | 'wrong-type'
  | 'out-of-range'
  | 'percentage'
  | 'unknown-value'
  | 'contradiction'
  | 'country-name'
  | 'missing-file'
  | 'duplicate-file'
  | 'duplicate-country'
  | 'exchange-rate'
  | 'cash-shares';

/** Problem in the reader's words: each part completes "expected …, found …; did you mean …? what to do". */
export interface Finding {
  readonly code: ProblemCode;
  readonly found: string;
  readonly expected: string;
  /** The nearest known name for one that seems misspelt. */
  readonly nearest?: string;
  /** Next step, as an imperative. */
  readonly remedy?: string;
}

/** A finding at its place. `path` is dotted, such as `constraints.cash.share`, and empty for the whole file. */
export interface Problem extends Finding, Place {
  readonly path: string;
  /** The one country that the problem stops; absent if it stops all, or if the file's name tells the country. */
  readonly country?: string;
  readonly message: string;
}

/** The value of a file and where each part of it stands, or everything that is wrong with it. */
export type Parsed<T> =
  | { readonly ok: true; readonly value: T; readonly locate: (path: ConfigPath) => Place }
  | { readonly ok: false; readonly problems: readonly Problem[] };

const longestQuote = 60;

/** Text in quotes, cut to a readable length, with control and invisible characters spelt out. */
export function quote(text: string): string {
  const cut = text.length > longestQuote ? `${text.slice(0, longestQuote)}…` : text;
  return plainText(JSON.stringify(cut));
}

/** `['prizes', 'secondary', 0, 'prize']` as `prizes.secondary[0].prize`. */
function dotted(path: ConfigPath): string {
  return path
    .map((step) => {
      if (typeof step === 'number') return `[${step}]`;
      return /^[\w-]{1,60}$/.test(step) ? `.${step}` : `.${quote(step)}`;
    })
    .join('')
    .replace(/^\./, '');
}

export function problemAt(place: Place, path: ConfigPath, finding: Finding, country?: string): Problem {
  const where = path.length === 0 ? '' : `${dotted(path)}: `;
  const nearest = finding.nearest === undefined ? '' : `; did you mean ${quote(finding.nearest)}?`;
  const remedy = finding.remedy === undefined ? '' : `; ${finding.remedy}`;
  return {
    ...finding,
    file: place.file,
    line: place.line,
    column: place.column,
    path: dotted(path),
    ...(country === undefined ? {} : { country }),
    message: `${where}expected ${finding.expected}, found ${finding.found}${nearest}${remedy}`,
  };
}

/** `file:line:column: path: expected …, found …; did you mean …?; what to do`, on one line. */
export function formatProblem(problem: Problem): string {
  return `${problem.file}:${problem.line}:${problem.column}: ${problem.message}`;
}
