import type { IsoDate } from '@jackpot/config-schema';
import { countryColumn, readCsvRecords, type SalesColumn, salesColumns, writeCsvRecord } from '@jackpot/sales-data';
import type { ImportedDraw } from './read-draws.ts';

/** A value of a draw that another one takes the place of; `before` is null where there was none. */
interface ChangedValue {
  readonly column: SalesColumn;
  readonly before: string | null;
  readonly after: string;
}

export interface ChangedDraw {
  readonly line: number;
  readonly drawDate: IsoDate;
  readonly values: readonly ChangedValue[];
}

interface MergedSales {
  /** The product's data with the draws in it: its rows as they were, changed ones in place, added ones at the end. */
  readonly csv: string;
  readonly added: readonly ImportedDraw[];
  readonly changed: readonly ChangedDraw[];
  /** Draws that the data has already, value by value. */
  readonly unchanged: number;
}

/** Each states what the other follows from: an import of the one leaves no old value of the other beside it. */
const COUNTERPART: Readonly<Partial<Record<SalesColumn, SalesColumn>>> = {
  tickets_sold: 'gross_sales',
  gross_sales: 'tickets_sold',
};

/**
 * Merges draws into the product's data by country and draw date. `csv` is the data's text, null where there is none yet;
 * columns that the product does not know stay as they are.
 * @throws Error where `csv` cannot be split into rows: it is the product's own, checked when it was put there
 */
export function mergeDraws(csv: string | null, country: string, draws: readonly ImportedDraw[]): MergedSales {
  const { header, records } = parseData(csv);
  const rowOf = new Map(records.map((record) => [keyOf(header, record), record]));
  const added: ImportedDraw[] = [];
  const changed: ChangedDraw[] = [];
  for (const draw of draws) {
    const row = rowOf.get(`${country} ${draw.drawDate}`);
    if (row === undefined) {
      added.push(draw);
      records.push(new Map([[countryColumn, country], ...Object.entries(draw.fields)]));
    } else {
      const values = changesOf(row, draw);
      if (values.length > 0) changed.push({ line: draw.line, drawDate: draw.drawDate, values });
      for (const value of values) apply(row, draw, value);
    }
  }
  const columns = [...header, ...salesColumns.filter((column) => isNew(column, header, records))];
  const lines = [columns, ...records.map((record) => columns.map((column) => record.get(column) ?? ''))];
  const text = lines.map((fields) => `${writeCsvRecord(fields)}\n`).join('');
  return { csv: text, added, changed, unchanged: draws.length - added.length - changed.length };
}

type Row = Map<string, string>;

function parseData(csv: string | null): { header: string[]; records: Row[] } {
  if (csv === null) return { header: [countryColumn], records: [] };
  const parsed = readCsvRecords(csv);
  if (!parsed.ok) throw new Error(`the product's data cannot be split into rows: ${parsed.problem.code}`);
  const [first, ...rest] = parsed.records;
  const header = [...(first?.fields ?? [])];
  const records = rest.map(({ fields }) => new Map(header.map((name, index) => [name, fields[index] ?? ''] as const)));
  return { header, records };
}

function keyOf(header: readonly string[], record: Row): string {
  const date = header.includes('draw_date') ? 'draw_date' : 'week_start';
  return `${record.get(countryColumn)} ${record.get(date)}`;
}

/** Values that differ as numbers: 5.0 is 5. */
function changesOf(row: Row, { fields }: ImportedDraw): ChangedValue[] {
  return salesColumns.flatMap((column) => {
    const after = fields[column];
    const before = row.get(column) ?? '';
    if (column === 'draw_date' || after === undefined) return [];
    if (before !== '' && Number(before) === Number(after)) return [];
    return [{ column, before: before === '' ? null : before, after }];
  });
}

function apply(row: Row, { fields }: ImportedDraw, { column, after }: ChangedValue): void {
  row.set(column, after);
  const counterpart = COUNTERPART[column];
  if (counterpart !== undefined && fields[counterpart] === undefined) row.set(counterpart, '');
}

function isNew(column: SalesColumn, header: readonly string[], records: readonly Row[]): boolean {
  const isThere = header.includes(column) || (column === 'draw_date' && header.includes('week_start'));
  return !isThere && records.some((record) => (record.get(column) ?? '') !== '');
}
