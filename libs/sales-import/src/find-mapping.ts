import { type IsoDate, nearestName, quote } from '@jackpot/config-schema';
import { type SalesColumn, medianOf, salesColumns } from '@jackpot/sales-data';
import { columnNames, readHeaderName } from './column-names.ts';
import type { ImportMapping } from './import-mapping.ts';
import { type KnownCountry, MappingNotFound } from './known-country.ts';
import { type DecimalMark, decimalOf, readAmount } from './read-amount.ts';
import { type DateOrder, dateOrders, readDate } from './read-date.ts';
import type { Cell, SourceFile, SourceTable } from './source-table.ts';

/** Rows above which a header is looked for: titles, notes and contact lines of a published sheet fit well. */
const HEADER_WITHIN = 40;

/** Mapping that a person stated; it is not questioned. */
export interface StatedMapping {
  /** The header of each column of the product that was named. */
  readonly columns: Readonly<Partial<Record<SalesColumn, string>>>;
  readonly dateOrder: DateOrder | null;
}

/** Finds how to read a file, from its headers and values where nothing is stated. @throws MappingNotFound */
export function findMapping(file: SourceFile, country: KnownCountry, stated: StatedMapping): ImportMapping {
  const candidates = file.tables.flatMap((table) => {
    const header = findHeader(table, stated.columns);
    return header === null ? [] : [{ table, ...header }];
  });
  const [best] = candidates.sort((a, b) => b.columns.size - a.columns.size);
  if (best === undefined) throw new MappingNotFound([noHeader(file)]);
  const { table, columns, line } = best;
  const problems = missingColumns(columns, headerCells(table, line));
  if (problems.length > 0) throw new MappingNotFound(problems);
  return completeMapping(table, { line, columns }, country, stated.dateOrder);
}

interface Header {
  readonly line: number;
  /** Header text of each column of the product. */
  readonly columns: ReadonlyMap<SalesColumn, string>;
}

/** The row near the table's top that names the most columns, two of them at least. */
function findHeader(table: SourceTable, stated: Readonly<Partial<Record<SalesColumn, string>>>): Header | null {
  const headers = table.rows.slice(0, HEADER_WITHIN).map(({ line, cells }) => {
    const names = cells.filter((cell) => typeof cell === 'string');
    return { line, columns: columnsOf(names, stated) };
  });
  const best = headers.reduce<Header | null>(
    (found, next) => (next.columns.size > (found?.columns.size ?? 1) ? next : found),
    null,
  );
  return best;
}

function columnsOf(names: readonly string[], stated: Readonly<Partial<Record<SalesColumn, string>>>) {
  const columns = new Map<SalesColumn, string>();
  for (const column of salesColumns) {
    const given = stated[column];
    const name = given === undefined ? likeliestHeader(column, names) : names.find((header) => header === given);
    if (name !== undefined) columns.set(column, name);
  }
  return columns;
}

/** The header whose name comes first among those that the column is known by. */
function likeliestHeader(column: SalesColumn, names: readonly string[]): string | undefined {
  const known = [column.replaceAll('_', ' '), ...(columnNames[column] ?? [])];
  const ranked = names
    .map((header) => ({ header, rank: known.indexOf(readHeaderName(header).name) }))
    .filter(({ rank }) => rank >= 0)
    .sort((a, b) => a.rank - b.rank);
  return ranked[0]?.header;
}

function noHeader(file: SourceFile): string {
  const sheets = file.tables.flatMap(({ sheet }) => (sheet === null ? [] : [quote(sheet)]));
  const place = sheets.length === 0 ? `its first ${HEADER_WITHIN} lines` : `the sheets ${sheets.join(', ')}`;
  return (
    `found no row of headers in ${place}, expected one that names at least a date and a jackpot. ` +
    'Name each column: --column draw_date=HEADER --column jackpot_announced=HEADER'
  );
}

function missingColumns(columns: ReadonlyMap<SalesColumn, string>, headers: readonly string[]): string[] {
  const used = new Set(columns.values());
  const left = headers.filter((header) => !used.has(header));
  const hint = (column: SalesColumn) => {
    const near = nearestName(column, left);
    return near === undefined ? '' : `; perhaps ${quote(near)}`;
  };
  const tell = (column: SalesColumn, what: string) =>
    `found no column with ${what} among ${left.map(quote).join(', ') || 'the headers left'}${hint(column)}. ` +
    `Name it: --column ${column}=HEADER`;
  return [
    ...(columns.has('draw_date') ? [] : [tell('draw_date', 'the date of the draw')]),
    ...(columns.has('jackpot_announced') ? [] : [tell('jackpot_announced', 'the announced jackpot')]),
    ...(columns.has('tickets_sold') || columns.has('gross_sales')
      ? []
      : [tell('gross_sales', 'sales or tickets sold (tickets_sold)')]),
  ];
}

function completeMapping(
  table: SourceTable,
  { line, columns }: Header,
  country: KnownCountry,
  stated: DateOrder | null,
): ImportMapping {
  const headers = [...columns].map(([column, header]) => ({ column, header, ...readHeaderName(header) }));
  const cells = (header: string | undefined) => cellsBelow(table, line, header);
  const amounts = headers.filter(({ column }) => column !== 'draw_date').flatMap(({ header }) => cells(header));
  const decimal = likelyDecimal(amounts, table.likelyDecimal ?? '.');
  const dateCells = cells(columns.get('draw_date'));
  const order = stated ?? dateOrder(dateCells, country);
  const dates = { order, of: datesOf(dateCells, order, country) };
  const units = new Map(headers.flatMap(({ column, unit }) => (unit === 1 ? [] : [[column, unit] as const])));
  const jackpot = headers.find(({ column }) => column === 'jackpot_announced');
  if (jackpot?.unit === 1 && isInMillions(cells(jackpot.header), decimal, country)) units.set('jackpot_announced', 1e6);
  return {
    sheet: table.sheet,
    columns: Object.fromEntries(columns),
    dates,
    decimal,
    units: Object.fromEntries(units),
    jackpotOf: jackpot?.ofNextDraw === true ? 'next' : 'draw',
  };
}

function headerCells(table: SourceTable, line: number): string[] {
  const row = table.rows.find((candidate) => candidate.line === line);
  return (row?.cells ?? []).filter((cell) => typeof cell === 'string');
}

function cellsBelow(table: SourceTable, line: number, header: string | undefined): Cell[] {
  const index = table.rows.find((row) => row.line === line)?.cells.indexOf(header ?? null) ?? -1;
  return table.rows.filter((row) => row.line > line).map(({ cells }) => cells[index] ?? null);
}

/** The mark that most of the texts need which can do with only one. */
function likelyDecimal(cells: readonly Cell[], likely: DecimalMark): DecimalMark {
  const needed = cells.filter((cell) => typeof cell === 'string').map(decimalOf);
  const count = (mark: DecimalMark) => needed.filter((found) => found === mark).length;
  const [dots, commas] = [count('.'), count(',')];
  if (dots === commas) return likely;
  return dots > commas ? '.' : ',';
}

/** The order of day and month that reads most cells as dates; among equals, the order that gives most draws. */
function dateOrder(cells: readonly Cell[], { drawsBetween }: KnownCountry): DateOrder {
  const scores = dateOrders.map((order) => {
    const dates = datesIn(cells, order);
    return { order, dates: dates.length, draws: drawsAmong(dates, drawsBetween) };
  });
  const [best, other] = scores.sort((a, b) => b.dates - a.dates || b.draws - a.draws);
  if (best === undefined || other === undefined) throw new Error('no order of dates is known');
  const differ = cells.some((cell) => readDate(cell, 'dmy') !== readDate(cell, 'mdy'));
  if (differ && best.dates === other.dates && best.draws === other.draws)
    throw new MappingNotFound([
      `dates such as ${quote(String(cells.find((cell) => cell !== null) ?? ''))} may have the day or the month first. ` +
        'Say which: --date-order dmy, or mdy',
    ]);
  return best.order;
}

/** `week` where the dates are never draws, and each week from one on holds one draw. */
function datesOf(cells: readonly Cell[], order: DateOrder, { drawsBetween }: KnownCountry): 'draw' | 'week' {
  const dates = datesIn(cells, order);
  if (drawsBetween === null || dates.length === 0 || drawsAmong(dates, drawsBetween) > 0) return 'draw';
  const weekdays = new Set(dates.map((date) => new Date(`${date}T00:00:00Z`).getUTCDay()));
  return weekdays.size === 1 ? 'week' : 'draw';
}

function datesIn(cells: readonly Cell[], order: DateOrder): IsoDate[] {
  return cells.map((cell) => readDate(cell, order)).filter((date) => date !== null);
}

function drawsAmong(dates: readonly IsoDate[], drawsBetween: KnownCountry['drawsBetween']): number {
  return drawsBetween === null ? 0 : dates.filter((date) => drawsBetween(date, date).length > 0).length;
}

/** True where the jackpots are far below what the config allows, and a million times them are not. */
function isInMillions(cells: readonly Cell[], decimal: DecimalMark, { jackpots }: KnownCountry): boolean {
  const values = cells.map((cell) => readAmount(cell, decimal)).filter((value) => value !== null);
  const median = medianOf(values);
  if (jackpots === null || median === null) return false;
  const isAllowed = (value: number) => value >= jackpots.min / 10 && value <= jackpots.max * 10;
  return !isAllowed(median) && isAllowed(median * 1e6);
}
