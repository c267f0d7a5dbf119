import type { CsvHeader } from './csv-header.ts';
import type { CsvRecord } from './csv-records.ts';
import type { SalesColumn } from './columns.ts';
import type { RawRow } from './raw-sales.ts';

/** Rows of one country that are kept: as many draws as a century of days has, twice. One more tells that there were more. */
export const ROWS_OF_COUNTRY_MAX = 73_000;
/** Rows that are packed together. */
const BLOCK_ROWS = 64;

/** One country's rows as bytes: a fifth of the memory of objects. */
export class PackedRows {
  readonly #header: CsvHeader;
  readonly #blocks: Uint8Array[] = [];
  #open: string[] = [];
  #count = 0;

  constructor(header: CsvHeader) {
    this.#header = header;
  }

  add({ line, fields }: CsvRecord): void {
    if (this.#count > ROWS_OF_COUNTRY_MAX) return;
    const values = [...this.#header.columns.values()].map((index) => fields[index] ?? '');
    this.#open.push(JSON.stringify([line, fields.length - this.#header.fieldCount, ...values]));
    this.#count += 1;
    if (this.#open.length < BLOCK_ROWS) return;
    this.#blocks.push(new TextEncoder().encode(`[${this.#open.join(',')}]`));
    this.#open = [];
  }

  /** In the file's order. */
  unpacked(): RawRow[] {
    const columns = [...this.#header.columns.keys()];
    const blocks = [...this.#blocks.map((block) => new TextDecoder().decode(block)), `[${this.#open.join(',')}]`];
    return blocks.flatMap((block) => (JSON.parse(block) as PackedRow[]).map((row) => unpackedRow(columns, row)));
  }
}

type PackedRow = readonly [line: number, surplusFields: number, ...values: string[]];

function unpackedRow(columns: readonly SalesColumn[], [line, surplusFields, ...values]: PackedRow): RawRow {
  const fields: Partial<Record<SalesColumn, string>> = {};
  columns.forEach((column, index) => {
    const text = values[index];
    if (text !== undefined && text !== '') fields[column] = text;
  });
  return { line, surplusFields, fields };
}
