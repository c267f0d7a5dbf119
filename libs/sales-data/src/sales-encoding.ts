import { isSalesColumn, type SalesColumn, salesColumns } from './columns.ts';
import { type CsvRecord, readCsvRecords, writeCsvRecord } from './csv-records.ts';
import { readGzipText, writeGzipText } from './gzip-text.ts';
import type { RawRow, RawSales } from './raw-sales.ts';

const POSITION_COLUMNS = ['line', 'surplus_fields'];

/** Thrown if bytes are not what `encodeSales` writes. */
export class SalesEncodingError extends Error {
  override readonly name = 'SalesEncodingError';
}

/**
 * One country's rows as gzip CSV, the input that a run pins. Equal rows give equal bytes, whatever their order in the
 * data file; column `line` keeps where each came from.
 */
export function encodeSales(raw: RawSales): Uint8Array {
  const columns = salesColumns.filter((column) => raw.columns.includes(column));
  const lines = [...raw.rows]
    .sort(byDateThenLine)
    .map(({ line, surplusFields, fields }) => [line, surplusFields, ...columns.map((column) => fields[column] ?? '')]);
  return writeGzipText(
    [[...POSITION_COLUMNS, ...columns], ...lines].map((fields) => `${writeCsvRecord(fields)}\n`).join(''),
  );
}

/** @throws SalesEncodingError where the bytes are not of `encodeSales`. */
export function decodeSales(bytes: Uint8Array): RawSales {
  const unpacked = readGzipText(bytes);
  if (!unpacked.ok) throw new SalesEncodingError(`not a country's sales: ${unpacked.problem.code}`);
  const csv = readCsvRecords(unpacked.text);
  if (!csv.ok) throw new SalesEncodingError(`not a country's sales: ${csv.problem.code}`);
  const [header, ...records] = csv.records;
  const [line, surplus, ...columns] = header?.fields ?? [];
  if (line !== POSITION_COLUMNS[0] || surplus !== POSITION_COLUMNS[1] || !columns.every(isSalesColumn)) {
    throw new SalesEncodingError(`not a country's sales: unknown header ${header?.fields.join(',')}`);
  }
  return { columns, rows: records.map((record) => decodeRow(columns, record)) };
}

function decodeRow(columns: readonly SalesColumn[], { fields }: CsvRecord): RawRow {
  const [line, surplusFields, ...texts] = fields;
  const values: Partial<Record<SalesColumn, string>> = {};
  columns.forEach((column, index) => {
    const text = texts[index];
    if (text !== undefined && text !== '') values[column] = text;
  });
  return { line: Number(line), surplusFields: Number(surplusFields), fields: values };
}

function byDateThenLine(a: RawRow, b: RawRow): number {
  const [dateA, dateB] = [a.fields.draw_date ?? '', b.fields.draw_date ?? ''];
  if (dateA !== dateB) return dateA < dateB ? -1 : 1;
  return a.line - b.line;
}
