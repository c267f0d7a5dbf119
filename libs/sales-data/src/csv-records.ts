import { CsvError, parse } from 'csv-parse/sync';
import type { FileProblem } from './file-problem.ts';

export interface CsvRecord {
  /** Line on which the record ends, from 1; all but records with a line break inside quotes lie on one line. */
  readonly line: number;
  readonly fields: readonly string[];
}

export type CsvRecords =
  { readonly ok: true; readonly records: readonly CsvRecord[] } | { readonly ok: false; readonly problem: FileProblem };

/**
 * Splits CSV text into records with trimmed fields. Any line ending, quoted fields; empty lines are skipped. Records may
 * have any number of fields and a stray quote is taken literally, so that one bad row is that row's trouble and not the
 * file's.
 */
export function readCsvRecords(text: string): CsvRecords {
  const records: CsvRecord[] = [];
  try {
    // One kind of line ending, because csv-parse counts CRLF as two lines where it doesn't expect it.
    parse(text.replace(/\r\n?/g, '\n'), {
      record_delimiter: '\n',
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      on_record: (fields: string[], { lines }) => {
        records.push({ line: lines, fields: fields.map((field) => field.trim()) });
        return null;
      },
    });
    return { ok: true, records };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { ok: false, problem: { code: 'not-csv', line: (records.at(-1)?.line ?? 0) + 1, detail: error.code } };
  }
}

/** One record as a line of CSV, without its line ending. */
export function writeCsvRecord(fields: readonly (string | number)[]): string {
  return fields.map((field) => quoted(String(field))).join(',');
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
