import { CsvError, parse } from 'csv-parse/sync';
import type { FileProblem } from './file-problem.ts';
import { NOT_UTF_8, decodeUtf8 } from './gzip-text.ts';

export interface CsvRecord {
  /** Line on which the record ends, from 1; all but records with a line break inside quotes lie on one line. */
  readonly line: number;
  readonly fields: readonly string[];
}

type CsvRecords =
  { readonly ok: true; readonly records: readonly CsvRecord[] } | { readonly ok: false; readonly problem: FileProblem };

/**
 * Splits CSV text into records with trimmed fields. Any line ending, quoted fields; empty lines are skipped. Records may
 * have any number of fields and a stray quote is taken literally, so that one bad row is that row's trouble and not the
 * file's.
 */
export function readCsvRecords(text: string): CsvRecords {
  const { records, error } = parseLines(oneKindOfLineEnding(text), 0);
  return error === null ? { ok: true, records } : { ok: false, problem: notCsv(records, 0, error) };
}

/** A row holds some 60 bytes. */
const LINE_BYTES_MAX = 2 ** 16;
/** Bytes taken apart at once. */
const CHUNK_BYTES = 2 ** 20;
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

/**
 * The same of text in UTF-8, record by record, in memory that does not grow with the text.
 * @returns why it cannot be split from somewhere on; null where all of it was
 */
export function eachCsvRecord(bytes: Uint8Array, onRecord: (record: CsvRecord) => void): FileProblem | null {
  let start = 0;
  let line = 0;
  let size = CHUNK_BYTES;
  while (start < bytes.length) {
    const { end, lines, isWhole } = fittingLines(bytes, start, size);
    if (!isWhole) return { code: 'line-too-long', line: line + lines + 1, maxBytes: LINE_BYTES_MAX };
    const decoded = decodeUtf8(bytes.subarray(start, end));
    if (decoded === null) return NOT_UTF_8;
    const text = oneKindOfLineEnding(decoded);
    const { records, error } = parseLines(text, line);
    // The chunk ends within quotes: more lines belong to it.
    if (error === 'CSV_QUOTE_NOT_CLOSED' && end < bytes.length && size < QUOTED_BYTES_MAX) {
      size *= 2;
      continue;
    }
    for (const record of records) onRecord(record);
    if (error !== null) return notCsv(records, line, error);
    start = end;
    line += lines;
    size = CHUNK_BYTES;
  }
  return null;
}

/** A quote that is not closed within so much never is. */
const QUOTED_BYTES_MAX = 2 ** 23;

/** The lines that fit, and where they end. They are not whole where one is longer than a line may be. */
function fittingLines(bytes: Uint8Array, start: number, size: number) {
  let [end, lines] = [start, 0];
  const limit = Math.min(start + size, bytes.length);
  for (let at = start; at < limit; at += 1) {
    if (at - end >= LINE_BYTES_MAX) return { end, lines, isWhole: false };
    const isCrLf = bytes[at] === CARRIAGE_RETURN && bytes[at + 1] === LINE_FEED;
    if ((bytes[at] === LINE_FEED || bytes[at] === CARRIAGE_RETURN) && !isCrLf) [end, lines] = [at + 1, lines + 1];
  }
  return { end: limit === bytes.length ? limit : end, lines, isWhole: true };
}

/** csv-parse counts CRLF as two lines where it doesn't expect it. */
const oneKindOfLineEnding = (text: string) => text.replace(/\r\n?/g, '\n');

/** @param before lines before the text */
function parseLines(text: string, before: number): { readonly records: CsvRecord[]; readonly error: string | null } {
  const records: CsvRecord[] = [];
  try {
    parse(text, {
      record_delimiter: '\n',
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      on_record: (fields: string[], { lines }) => {
        records.push({ line: before + lines, fields: fields.map((field) => field.trim()) });
        return null;
      },
    });
    return { records, error: null };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { records, error: error.code };
  }
}

function notCsv(records: readonly CsvRecord[], before: number, detail: string): FileProblem {
  return { code: 'not-csv', line: (records.at(-1)?.line ?? before) + 1, detail };
}

/** One record as a line of CSV, without its line ending. */
export function writeCsvRecord(fields: readonly (string | number)[]): string {
  return fields.map((field) => quoted(String(field))).join(',');
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
