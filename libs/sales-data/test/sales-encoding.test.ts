import fc from 'fast-check';
import {
  decodeSales,
  encodeSales,
  type RawRow,
  SalesEncodingError,
  splitByCountry,
  writeGzipText,
} from '../src/index.ts';
import { goodRows, HEADER, salesFile } from './fixtures/sales-file.ts';

const field = fc.string({ unit: fc.constantFrom('1', 'é', ',', '"', '\n', '-'), minLength: 1, maxLength: 6 });
const rawRow: fc.Arbitrary<RawRow> = fc.record({
  line: fc.integer({ min: 2, max: 1e6 }),
  surplusFields: fc.integer({ min: -3, max: 3 }),
  fields: fc.record({ draw_date: field, gross_sales: field }, { requiredKeys: [] }),
});
// Lines are unique in a file, and fields reach an encoder trimmed.
const rows = fc.uniqueArray(rawRow, { selector: (row) => row.line, maxLength: 10 }).map((list) =>
  list.map((row) => ({
    ...row,
    fields: Object.fromEntries(Object.entries(row.fields).filter(([, text]) => text.trim() === text)),
  })),
);
const columns = ['draw_date', 'gross_sales'] as const;

test('decoding gives back every field and line', () => {
  fc.assert(
    fc.property(rows, (list) => {
      const byLine = (all: readonly RawRow[]) => [...all].sort((a, b) => a.line - b.line);
      expect(byLine(decodeSales(encodeSales({ columns, rows: list })).rows)).toEqual(byLine(list));
    }),
    { numRuns: 100 },
  );
});

test('the order of the file does not change the bytes', () => {
  fc.assert(
    fc.property(rows, (list) => {
      const reversed = { columns: [...columns].reverse(), rows: [...list].reverse() };
      expect(encodeSales(reversed)).toEqual(encodeSales({ columns, rows: list }));
    }),
    { numRuns: 50 },
  );
});

test('the gzip header holds no time and no operating system', () => {
  const bytes = encodeSales({ columns, rows: [] });
  expect([...bytes.subarray(4, 8), bytes[9]]).toEqual([0, 0, 0, 0, 255]);
});

test('rows are in order of draw date', () => {
  const split = splitByCountry(salesFile(HEADER, ...goodRows(30).reverse()));
  const sales = split.ok ? split.countries.get('england') : undefined;
  const dates = decodeSales(encodeSales(sales ?? { columns, rows: [] })).rows.map((row) => row.fields.draw_date ?? '');
  expect(dates).toHaveLength(30);
  expect(dates).toEqual([...dates].sort());
});

test.each([
  ['other bytes', new Uint8Array([1, 2, 3])],
  ['a data file of many countries', salesFile(HEADER, ...goodRows(2))],
  ['an open quote', writeGzipText('line,surplus_fields,"draw_date\n')],
])('refuses %s', (_, bytes) => {
  expect(() => decodeSales(bytes)).toThrow(SalesEncodingError);
});
