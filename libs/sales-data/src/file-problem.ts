import { quote } from '@jackpot/config-schema';

/** Why a data file can't be split into countries at all. Lines count from 1, header positions too. */
export type FileProblem =
  | { readonly code: 'empty-file' }
  | { readonly code: 'not-gzip'; readonly firstBytes: string }
  | { readonly code: 'truncated-gzip' }
  | { readonly code: 'corrupt-gzip'; readonly detail: string }
  | { readonly code: 'too-large'; readonly maxBytes: number }
  | { readonly code: 'not-utf-8'; readonly looksLike: 'UTF-16' | 'another encoding' }
  | { readonly code: 'not-csv'; readonly line: number; readonly detail: string }
  | {
      readonly code: 'missing-column';
      readonly columns: readonly string[];
      readonly found: readonly string[];
      /** Names in the header that seem to misspell a missing one. */
      readonly misspelt: readonly Misspelt[];
    }
  | { readonly code: 'repeated-column'; readonly column: string; readonly positions: readonly number[] }
  | { readonly code: 'repeated-header'; readonly line: number }
  | { readonly code: 'no-rows' };

export interface Misspelt {
  readonly found: string;
  readonly meant: string;
}

/** What was passed over in a file that can be split. */
export type FileWarning =
  | {
      readonly code: 'unknown-column';
      readonly column: string;
      readonly position: number;
      /** The known column that it seems to misspell, and that the header lacks. */
      readonly nearest: string | null;
    }
  | { readonly code: 'row-without-country'; readonly line: number };

/** One sentence with place, what was found, what was expected and what to do. */
export function formatFileProblem(problem: FileProblem, file: string): string {
  switch (problem.code) {
    case 'empty-file':
      return `${file}: the file is empty; expected a gzip CSV with a header. Fetch it again.`;
    case 'not-gzip':
      return `${file}: found a file that begins with ${problem.firstBytes}, expected gzip. Compress the CSV: gzip -n FILE.`;
    case 'truncated-gzip':
      return `${file}: the gzip stream is cut off. Fetch or copy the file again.`;
    case 'corrupt-gzip':
      return `${file}: the gzip stream is damaged (${problem.detail}). Fetch or copy the file again.`;
    case 'too-large':
      return `${file}: unpacks to more than ${problem.maxBytes} bytes. Split the countries over several files.`;
    case 'not-utf-8':
      return `${file}: found text in ${problem.looksLike}, expected UTF-8. Save the CSV as UTF-8.`;
    case 'not-csv':
      return (
        `${file}:${problem.line}: from here on the text can't be split into rows (${problem.detail}). Close the quoted ` +
        'field, or write "" for a quote inside one.'
      );
    case 'missing-column':
      return (
        `${file}:1: the header lacks ${problem.columns.join(' and ')}; found ${quoteAll(problem.found)}` +
        `${problem.misspelt.map(({ found, meant }) => `; ${quote(found)}: did you mean "${meant}"?`).join('')}. ` +
        'Expected comma-separated names as in docs/data.md.'
      );
    case 'repeated-column':
      return (
        `${file}:1: the header has ${problem.column} more than once (columns ${problem.positions.join(', ')}; ` +
        'week_start is another name of draw_date). Keep one.'
      );
    case 'repeated-header':
      return (
        `${file}:${problem.line}: found the header again, expected one header: these seem to be two files, one after the ` +
        'other. Keep one, or the rows of both without the second header.'
      );
    case 'no-rows':
      return `${file}:2: found a header and no rows, expected one row a country and draw.`;
  }
}

export function formatFileWarning(warning: FileWarning, file: string): string {
  switch (warning.code) {
    case 'unknown-column':
      return (
        `${file}:1:${warning.position}: column ${quote(warning.column)} is unknown and kept out` +
        (warning.nearest === null ? '.' : `; did you mean "${warning.nearest}"? Correct the header.`)
      );
    case 'row-without-country':
      return `${file}:${warning.line}: the row names no country and is kept out.`;
  }
}

function quoteAll(names: readonly string[]): string {
  return names.map(quote).join(', ');
}
