import { type CsvHeader, readHeader } from './csv-header.ts';
import { type CsvRecord, readCsvRecords } from './csv-records.ts';
import type { SalesColumn } from './columns.ts';
import type { FileProblem, FileWarning } from './file-problem.ts';
import { readGzipText } from './gzip-text.ts';
import type { RawRow, RawSales } from './raw-sales.ts';

export type SalesByCountry =
  | {
      readonly ok: true;
      /** By the file's own `country` values, in the order in which they first appear. */
      readonly countries: ReadonlyMap<string, RawSales>;
      readonly warnings: readonly FileWarning[];
    }
  | { readonly ok: false; readonly problems: readonly FileProblem[] };

/**
 * Splits a sales file (gzip CSV, `docs/data.md`) into each country's own rows, so that one country's trouble stays its own.
 * Values are not judged here: `checkSales` does that for one country and its config.
 */
export function splitByCountry(bytes: Uint8Array): SalesByCountry {
  const unpacked = readGzipText(bytes);
  if (!unpacked.ok) return { ok: false, problems: [unpacked.problem] };
  const csv = readCsvRecords(unpacked.text);
  if (!csv.ok) return { ok: false, problems: [csv.problem] };
  const [names, ...records] = csv.records;
  if (names === undefined) return { ok: false, problems: [{ code: 'empty-file' }] };
  const header = readHeader(names.fields);
  if (!('columns' in header)) return { ok: false, problems: header };
  if (records.length === 0) return { ok: false, problems: [{ code: 'no-rows' }] };
  const again = records.find(
    ({ fields }) => fields.length > 1 && fields.every((name, at) => name === names.fields[at]),
  );
  if (again !== undefined) return { ok: false, problems: [{ code: 'repeated-header', line: again.line }] };
  return { ok: true, ...groupRows(header, records) };
}

function groupRows(header: CsvHeader, records: readonly CsvRecord[]) {
  const columns = [...header.columns.keys()];
  const countries = new Map<string, { columns: SalesColumn[]; rows: RawRow[] }>();
  const warnings: FileWarning[] = [...header.warnings];
  for (const record of records) {
    const country = record.fields[header.country] ?? '';
    if (country === '') {
      warnings.push({ code: 'row-without-country', line: record.line });
      continue;
    }
    let sales = countries.get(country);
    if (sales === undefined) countries.set(country, (sales = { columns, rows: [] }));
    sales.rows.push(rawRow(header, record));
  }
  return { countries, warnings };
}

function rawRow(header: CsvHeader, { line, fields }: CsvRecord): RawRow {
  const values: Partial<Record<SalesColumn, string>> = {};
  for (const [column, index] of header.columns) {
    const text = fields[index];
    if (text !== undefined && text !== '') values[column] = text;
  }
  return { line, surplusFields: fields.length - header.fieldCount, fields: values };
}
