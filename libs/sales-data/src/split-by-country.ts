import { type CsvHeader, readHeader } from './csv-header.ts';
import { type CsvRecord, eachCsvRecord } from './csv-records.ts';
import type { SalesColumn } from './columns.ts';
import type { FileProblem, FileWarning } from './file-problem.ts';
import { unpackGzip } from './gzip-text.ts';
import { PackedRows } from './packed-rows.ts';
import type { RawSales } from './raw-sales.ts';

/** Countries of a file, and a name that is made up in each row is stopped. */
const COUNTRIES_MAX = 20_000;

/** Each country's rows, unpacked whenever they are asked for. */
export interface SalesOfCountries extends Iterable<readonly [country: string, sales: RawSales]> {
  readonly size: number;
  get(country: string): RawSales | undefined;
  keys(): Iterable<string>;
  values(): Iterable<RawSales>;
}

type SalesByCountry =
  | {
      readonly ok: true;
      /** Sales by the file's own `country` values, in the order in which they first appear. */
      readonly countries: SalesOfCountries;
      readonly warnings: readonly FileWarning[];
    }
  | { readonly ok: false; readonly problems: readonly FileProblem[] };

/**
 * Splits a sales file (gzip CSV, `docs/data.md`) into each country's own rows, so that one country's trouble stays its own. It holds
 * the text and its rows packed, some three times the text's size at most, whatever is in it.
 * Values are not judged here: `checkSales` does that for one country and its config.
 */
export function splitByCountry(bytes: Uint8Array): SalesByCountry {
  const unpacked = unpackGzip(bytes);
  if ('problem' in unpacked) return { ok: false, problems: [unpacked.problem] };
  const file = new SalesFile();
  const problem = eachCsvRecord(unpacked.bytes, (record) => file.take(record));
  return file.result(problem);
}

/** A sales file as far as its records were taken. */
class SalesFile {
  #header: CsvHeader | readonly FileProblem[] | null = null;
  #names: readonly string[] = [];
  #rows = 0;
  #problem: FileProblem | null = null;
  #nameless: { line: number; rows: number } | null = null;
  readonly #countries = new Map<string, PackedRows>();

  take(record: CsvRecord): void {
    if (this.#header === null) {
      this.#header = readHeader(record.fields);
      this.#names = record.fields;
    } else if ('columns' in this.#header) this.#takeRow(this.#header, record);
  }

  #takeRow(header: CsvHeader, record: CsvRecord): void {
    this.#rows += 1;
    const { line, fields } = record;
    if (fields.length > 1 && fields.every((name, at) => name === this.#names[at]))
      this.#problem ??= { code: 'repeated-header', line };
    const country = fields[header.country] ?? '';
    if (country === '') {
      this.#nameless ??= { line, rows: 0 };
      this.#nameless.rows += 1;
      return;
    }
    let packed = this.#countries.get(country);
    if (packed === undefined) {
      if (this.#countries.size === COUNTRIES_MAX) {
        this.#problem ??= { code: 'too-many-countries', line, max: COUNTRIES_MAX };
        return;
      }
      this.#countries.set(country, (packed = new PackedRows(header)));
    }
    packed.add(record);
  }

  /** @param unread why nothing more could be taken */
  result(unread: FileProblem | null): SalesByCountry {
    const header = this.#header;
    if (unread !== null) return { ok: false, problems: [unread] };
    if (header === null) return { ok: false, problems: [{ code: 'empty-file' }] };
    if (!('columns' in header)) return { ok: false, problems: header };
    if (this.#rows === 0) return { ok: false, problems: [{ code: 'no-rows' }] };
    if (this.#problem !== null) return { ok: false, problems: [this.#problem] };
    const nameless = this.#nameless === null ? [] : [{ code: 'row-without-country' as const, ...this.#nameless }];
    const columns = [...header.columns.keys()];
    return { ok: true, countries: unpacking(this.#countries, columns), warnings: [...header.warnings, ...nameless] };
  }
}

function unpacking(countries: ReadonlyMap<string, PackedRows>, columns: readonly SalesColumn[]): SalesOfCountries {
  const sales = (packed: PackedRows): RawSales => ({ columns, rows: packed.unpacked() });
  const entries = function* (): Generator<[string, RawSales]> {
    for (const [country, packed] of countries) yield [country, sales(packed)];
  };
  return {
    size: countries.size,
    keys: () => countries.keys(),
    get: (country) => {
      const packed = countries.get(country);
      return packed && sales(packed);
    },
    values: function* () {
      for (const [, of] of entries()) yield of;
    },
    [Symbol.iterator]: entries,
  };
}
