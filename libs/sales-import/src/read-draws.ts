import { addDays, type IsoDate, quote } from '@jackpot/config-schema';
import { isReported, type RawRow, type SalesColumn } from '@jackpot/sales-data';
import { type KnownCountry, MappingNotFound } from './known-country.ts';
import type { ImportMapping } from './import-mapping.ts';
import { readAmount } from './read-amount.ts';
import { readDate } from './read-date.ts';
import type { Cell, SourceFile, SourceRow, SourceTable } from './source-table.ts';

/** One draw of a file, in the product's columns. */
export interface ImportedDraw {
  readonly line: number;
  readonly drawDate: IsoDate;
  readonly fields: RawRow['fields'];
}

/** A row of the file that is none of the country's draws, or that cannot be used. */
export interface RowLeftOut {
  readonly line: number;
  /** Rows of one kind are told together. */
  readonly kind: string;
  readonly reason: string;
}

interface ReadDraws {
  /** By date. */
  readonly draws: readonly ImportedDraw[];
  /** Rows that look like draws and cannot be used. */
  readonly refused: readonly RowLeftOut[];
  /** Titles, totals, notes, and draws of which nothing is known yet. */
  readonly passedOver: readonly RowLeftOut[];
  /** Headers of the table that the mapping leaves out. */
  readonly unread: readonly string[];
  /** The jackpot that the file gives for the draw after its last row, or null. */
  readonly nextJackpot: number | null;
}

const TOTAL = /^(sub)?(total|totals|sum|summe|gesamt|insgesamt|totaal|totalt|summa|average|mean|mittel|durchschnitt)/i;
const DAYS_A_WEEK = 7;
/** Columns that a draw to come may have. */
const toCome: readonly SalesColumn[] = ['jackpot_announced', 'marketing_spend', 'event'];

/** Reads the draws of a file by a mapping. @throws MappingNotFound where no table has the mapping's headers */
export function readDraws(file: SourceFile, mapping: ImportMapping, country: KnownCountry): ReadDraws {
  const { table, header } = findTable(file, mapping);
  const reader = new DrawReader(header, mapping, country);
  for (const row of table.rows) if (row.line > header.line) reader.read(row);
  return reader.result();
}

/** The table that the mapping is of, and its row of headers. */
function findTable(file: SourceFile, mapping: ImportMapping): { table: SourceTable; header: SourceRow } {
  const headers = Object.values(mapping.columns);
  for (const table of file.tables) {
    const header = table.rows.find(({ cells }) => headers.every((name) => cells.includes(name)));
    if (header !== undefined && (mapping.sheet === null || table.sheet === mapping.sheet)) return { table, header };
  }
  const sheet = mapping.sheet === null ? '' : ` in a sheet ${quote(mapping.sheet)}`;
  throw new MappingNotFound([
    `found no row with the headers ${headers.map(quote).join(', ')}${sheet}, by which this country's files are read. ` +
      'Find them anew with --anew, or name them: --column COLUMN=HEADER',
  ]);
}

class DrawReader {
  readonly #header: SourceRow;
  readonly #mapping: ImportMapping;
  readonly #country: KnownCountry;
  readonly #draws: ImportedDraw[] = [];
  readonly #refused: RowLeftOut[] = [];
  readonly #passedOver: RowLeftOut[] = [];
  readonly #lineOf = new Map<IsoDate, number>();

  constructor(header: SourceRow, mapping: ImportMapping, country: KnownCountry) {
    this.#header = header;
    this.#mapping = mapping;
    this.#country = country;
  }

  read(row: SourceRow): void {
    const { line } = row;
    const dateCell = this.#cell(row, 'draw_date');
    const date = readDate(dateCell, this.#mapping.dates.order);
    if (date === null) return this.#readDateless(row, dateCell);
    const drawDate = this.#drawOf(date);
    if (drawDate === null)
      return this.#refuse(line, 'week', `the week of ${date} does not hold exactly one draw by the config's calendar`);
    const first = this.#lineOf.get(drawDate);
    if (first !== undefined)
      return this.#refuse(line, 'repeated', `the draw of ${drawDate} stands on line ${first} already`);
    this.#lineOf.set(drawDate, line);
    const { fields, unread } = this.#fields(row);
    if (unread.length > 0) return this.#refuse(line, 'not-a-number', unread.join('; '));
    this.#draws.push({ line, drawDate, fields: { ...fields, draw_date: drawDate } });
  }

  result(): ReadDraws {
    const dated = this.#draws.toSorted((a, b) => (a.drawDate < b.drawDate ? -1 : 1));
    const nextJackpot = this.#mapping.jackpotOf === 'next' ? numberOf(dated.at(-1)?.fields.jackpot_announced) : null;
    const shifted = this.#mapping.jackpotOf === 'next' ? shiftJackpots(dated) : dated;
    const lastSold = shifted.findLast(isReported)?.drawDate ?? '';
    const draws = shifted.filter((draw) =>
      isReported(draw) ? this.#hasJackpot(draw) : this.#isToCome(draw, lastSold),
    );
    const byLine = (a: RowLeftOut, b: RowLeftOut) => a.line - b.line;
    const read = new Set(Object.values(this.#mapping.columns));
    const unread = this.#header.cells
      .filter((cell) => typeof cell === 'string')
      .filter((name) => !read.has(name) && name.trim() !== '');
    return {
      unread,
      draws,
      refused: this.#refused.sort(byLine),
      passedOver: this.#passedOver.sort(byLine),
      nextJackpot,
    };
  }

  /** A row without a date is a title, a total or a note, unless it has what a draw has. */
  #readDateless({ line, cells }: SourceRow, dateCell: Cell): void {
    const texts = cells.filter((cell) => typeof cell === 'string');
    const isTotal = texts.some((text) => TOTAL.test(text));
    const hasNumbers = cells.some(
      (cell) => typeof cell === 'number' || readAmount(cell, this.#mapping.decimal) !== null,
    );
    if (isTotal || !hasNumbers || dateCell === null)
      this.#passOver(line, isTotal ? 'total' : 'note', isTotal ? 'a total' : 'no draw: it has no date');
    else
      this.#refuse(
        line,
        'not-a-date',
        `${this.#mapping.columns.draw_date}: found ${quote(String(dateCell))}, expected a date`,
      );
  }

  #drawOf(date: IsoDate): IsoDate | null {
    const { drawsBetween } = this.#country;
    if (this.#mapping.dates.of === 'draw' || drawsBetween === null) return date;
    const draws = drawsBetween(date, addDays(date, DAYS_A_WEEK - 1));
    return draws.length === 1 ? (draws[0] ?? null) : null;
  }

  #fields(row: SourceRow): { fields: Partial<Record<SalesColumn, string>>; unread: string[] } {
    const fields: Partial<Record<SalesColumn, string>> = {};
    const unread: string[] = [];
    for (const column of columnsOf(this.#mapping)) {
      const cell = this.#cell(row, column);
      if (column === 'draw_date' || cell === null || cell === '-' || cell === '–') continue;
      if (column === 'event') {
        fields.event = String(cell).trim();
        continue;
      }
      const amount = readAmount(cell, this.#mapping.decimal);
      const header = this.#mapping.columns[column] ?? column;
      if (amount === null) unread.push(`${header}: found ${quote(String(cell))}, expected a number`);
      else fields[column] = String(rounded(amount * (this.#mapping.units[column] ?? 1)));
    }
    return { fields, unread };
  }

  /** The first row's jackpot is unknown where each row holds the next one's. */
  #hasJackpot({ line, drawDate, fields }: ImportedDraw): boolean {
    if (fields.jackpot_announced !== undefined) return true;
    if (this.#mapping.jackpotOf === 'next')
      this.#passOver(line, 'no-jackpot', `no row before it says the jackpot of ${drawDate}`);
    else this.#refuse(line, 'no-jackpot', `the draw of ${drawDate} has sales and no jackpot`);
    return false;
  }

  /** A draw after the last that was sold may say what is planned or announced for it. */
  #isToCome({ line, drawDate, fields }: ImportedDraw, lastSold: string): boolean {
    if (drawDate > lastSold && toCome.some((column) => fields[column] !== undefined)) return true;
    this.#passOver(line, 'no-sales', `the draw of ${drawDate} has no sales yet`);
    return false;
  }

  #cell({ cells }: SourceRow, column: SalesColumn): Cell {
    const header = this.#mapping.columns[column];
    return header === undefined ? null : (cells[this.#header.cells.indexOf(header)] ?? null);
  }

  #refuse(line: number, kind: string, reason: string): void {
    this.#refused.push({ line, kind, reason });
  }

  #passOver(line: number, kind: string, reason: string): void {
    this.#passedOver.push({ line, kind, reason });
  }
}

/** Each draw with the jackpot that the row before it holds. */
function shiftJackpots(draws: readonly ImportedDraw[]): ImportedDraw[] {
  return draws.map(({ line, drawDate, fields }, index) => {
    const { jackpot_announced: announced } = draws[index - 1]?.fields ?? {};
    const rest = Object.fromEntries(Object.entries(fields).filter(([column]) => column !== 'jackpot_announced'));
    return { line, drawDate, fields: announced === undefined ? rest : { ...rest, jackpot_announced: announced } };
  });
}

function columnsOf(mapping: ImportMapping): SalesColumn[] {
  return Object.keys(mapping.columns) as SalesColumn[];
}

function numberOf(text: string | undefined): number | null {
  return text === undefined ? null : Number(text);
}

/** 12.3 million is 12300000, not 12300000.000000002. */
function rounded(value: number): number {
  return Number(value.toPrecision(15));
}
