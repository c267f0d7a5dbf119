import { quote } from '@jackpot/config-schema';
import type { FileKind } from './file-kind.ts';

/** Reason that a data file can't be split into countries at all. Lines count from 1, header positions too. */
export type FileProblem =
  | { readonly code: 'empty-file' }
  | { readonly code: 'not-gzip'; readonly kind: FileKind; readonly firstBytes: string }
  | { readonly code: 'truncated-gzip' }
  | { readonly code: 'corrupt-gzip'; readonly detail: string }
  | { readonly code: 'too-large'; readonly maxBytes: number }
  | { readonly code: 'not-utf-8'; readonly looksLike: 'UTF-16' | 'another encoding' }
  | { readonly code: 'line-too-long'; readonly line: number; readonly maxBytes: number }
  | { readonly code: 'too-many-countries'; readonly line: number; readonly max: number }
  | { readonly code: 'not-csv'; readonly line: number; readonly detail: string }
  | {
      readonly code: 'missing-column';
      readonly columns: readonly string[];
      readonly found: readonly string[];
      /** Names in the header that seem to misspell a missing one. */
      readonly misspelt: readonly Misspelt[];
    }
  | { readonly code: 'other-delimiter'; readonly delimiter: string }
  | { readonly code: 'repeated-column'; readonly column: string; readonly positions: readonly number[] }
  | { readonly code: 'repeated-header'; readonly line: number }
  | { readonly code: 'no-rows' };

interface Misspelt {
  readonly found: string;
  readonly meant: string;
}

/** Part passed over in a file that can be split. */
export type FileWarning =
  | {
      readonly code: 'unknown-column';
      readonly column: string;
      readonly position: number;
      /** The known column that it seems to misspell, and that the header lacks. */
      readonly nearest: string | null;
    }
  /** The first of them. */
  | { readonly code: 'row-without-country'; readonly line: number; readonly rows: number };

/** One sentence with place, what was found, what was expected and what to do. */
export function formatFileProblem(problem: FileProblem, file: string): string {
  switch (problem.code) {
    case 'empty-file':
      return `${file}: the file is empty; expected a gzip CSV with a header. Fetch it again.`;
    case 'not-gzip':
      return `${file}: found ${kindFound(problem)}, expected a gzip CSV. ${remedyOf[problem.kind](file)}`;
    case 'truncated-gzip':
      return `${file}: the gzip stream is cut off. Fetch or copy the file again.`;
    case 'corrupt-gzip':
      return `${file}: the gzip stream is damaged (${problem.detail}). Fetch or copy the file again.`;
    case 'too-large':
      return `${file}: unpacks to more than ${problem.maxBytes} bytes. Split the countries over several files.`;
    case 'not-utf-8':
      return `${file}: found text in ${problem.looksLike}, expected UTF-8. Save the CSV as UTF-8.`;
    case 'line-too-long':
      return `${file}:${problem.line}: the line is longer than ${problem.maxBytes} bytes; expected one row a line. Mend the line.`;
    case 'too-many-countries':
      return (
        `${file}:${problem.line}: found more than ${problem.max} names in the column country. Look for a column that has slipped, ` +
        'or split the countries over several files.'
      );
    case 'not-csv':
      return (
        `${file}:${problem.line}: from here on the text can't be split into rows (${problem.detail}). Close the quoted ` +
        'field, or write "" for a quote inside one.'
      );
    case 'other-delimiter':
      return (
        `${file}:1: found fields separated by ${problem.delimiter}, expected commas. Take the file in as it is with: ` +
        `npx jackpot data import ${file} --country NAME.`
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
      return warning.rows === 1
        ? `${file}:${warning.line}: the row names no country and is kept out.`
        : `${file}:${warning.line}: the first of ${warning.rows} rows that name no country and are kept out.`;
  }
}

function quoteAll(names: readonly string[]): string {
  return names.map(quote).join(', ');
}

const takeItIn = (file: string) => `Take it in as it is with: npx jackpot data import ${file} --country NAME.`;
const exportIt = () =>
  'Export its table as CSV or .xlsx, and take that in with: npx jackpot data import FILE --country NAME.';

const kindNames: Readonly<Record<FileKind, string>> = {
  empty: 'an empty file',
  gzip: 'gzip',
  xlsx: 'a workbook (.xlsx)',
  xls: 'a workbook of Excel 97 to 2003 (.xls)',
  zip: 'a zip archive',
  parquet: 'a Parquet file',
  html: 'a web page',
  pdf: 'a PDF',
  pointer: 'a DVC pointer',
  text: 'plain text',
  binary: 'a file of no kind that is known here',
};

const remedyOf: Readonly<Record<FileKind, (file: string) => string>> = {
  empty: () => 'Fetch it again.',
  gzip: () => 'Fetch it again.',
  xlsx: takeItIn,
  xls: () => 'Save it as .xlsx, and take that in with: npx jackpot data import FILE --country NAME.',
  zip: () => 'Unpack it first.',
  parquet: exportIt,
  html: exportIt,
  pdf: exportIt,
  pointer: () => 'Name the data file that it points to, not the pointer.',
  text: (file) => `Where it has the columns of docs/data.md, compress it: gzip -n ${file}. ${takeItIn(file)}`,
  binary: exportIt,
};

function kindFound({ kind, firstBytes }: Extract<FileProblem, { code: 'not-gzip' }>): string {
  return kind === 'binary' || kind === 'text' ? `${kindNames[kind]} that begins with ${firstBytes}` : kindNames[kind];
}
