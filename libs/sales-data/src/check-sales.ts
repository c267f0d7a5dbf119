import { addDays, type CountryConfig, dayNumber, isIsoDate, type IsoDate } from '@jackpot/config-schema';
import { ROWS_OF_COUNTRY_MAX } from './packed-rows.ts';
import type { Finding, SalesNote } from './finding.ts';
import type { RawSales } from './raw-sales.ts';
import { readRow } from './read-row.ts';
import type { SalesRow } from './sales-row.ts';

/** A year for the payout window and enough draws beyond it to fit anything at all. */
export const MINIMUM_DRAWS = 60;
/** Mega-Sena's year-end draw is 47 times the median of its sales; a slip of two digits is 100 times it. */
const SERIES_FACTOR = 70;
/** Of the config's own price: money loses less of its worth in the years that a forecast looks back. */
const PRICE_FACTOR = 10;
/** One jackpot paid was up to 2.5 times what was announced of it before the sales were known (China; Lotto of South Africa 1.9). */
const PAID_FACTOR = 10;
/** Where each winner gets a jackpot, their number is luck; of all real draws none paid more than 3.5 times its sales. */
const PAID_EACH_FACTOR = 100;

export interface CheckedSales {
  /** Rows without a finding, by draw date. To be used only where there are no findings. */
  readonly rows: readonly SalesRow[];
  readonly findings: readonly Finding[];
  readonly notes: readonly SalesNote[];
}

/**
 * Judges one country's sales against its config, for a decision about the draw on `drawDate`: every finding, not the
 * first, in the order of the file's lines and then of the series as a whole.
 */
export function checkSales(
  raw: RawSales,
  config: CountryConfig,
  { drawDate }: { readonly drawDate: IsoDate },
): CheckedSales {
  const findings: Finding[] = [];
  const rows: SalesRow[] = [];
  const lineOfDraw = new Map<IsoDate, number>();
  for (const rawRow of [...raw.rows].sort((a, b) => a.line - b.line)) {
    const row = readRow(rawRow, config, findings);
    const found = rawRow.fields.draw_date ?? '';
    const firstLine = lineOfDraw.get(found);
    if (firstLine !== undefined && isIsoDate(found)) {
      findings.push({ code: 'duplicate-draw', line: rawRow.line, column: 'draw_date', found, firstLine });
      continue;
    }
    lineOfDraw.set(found, rawRow.line);
    if (row !== null) rows.push(row);
  }
  rows.sort((a, b) => (a.drawDate < b.drawDate ? -1 : 1));
  findings.push(...futureDraws(rows, drawDate), ...implausibleAmounts(rows, config));
  if (raw.rows.length < MINIMUM_DRAWS) {
    findings.push({ code: 'too-few-draws', found: raw.rows.length, expected: MINIMUM_DRAWS });
  }
  if (raw.rows.length > ROWS_OF_COUNTRY_MAX) {
    findings.push({ code: 'too-many-draws', expected: ROWS_OF_COUNTRY_MAX });
  }
  const missing = addDays(drawDate, -7);
  if (!lineOfDraw.has(missing)) findings.push({ code: 'stale', missing, last: lastBefore(rows, drawDate), drawDate });
  return { rows, findings, notes: missingWeeks([...lineOfDraw.keys()], drawDate) };
}

function futureDraws(rows: readonly SalesRow[], drawDate: IsoDate): Finding[] {
  return rows
    .filter((row) => row.drawDate >= drawDate)
    .map(({ line, drawDate: found }) => ({ code: 'future-draw', line, column: 'draw_date', found, drawDate }));
}

/** Slipped units and digits: each value is a possible one by itself, and is none beside the others. */
function implausibleAmounts(rows: readonly SalesRow[], config: CountryConfig): Finding[] {
  const sales = medianOf(rows.map(({ grossSales }) => grossSales));
  const jackpot = medianOf(rows.map(({ jackpotAnnounced }) => jackpotAnnounced));
  return rows.flatMap((row): Finding[] => {
    const { line, grossSales, jackpotAnnounced, ticketPrice } = row;
    const found: Finding[] = [];
    if (!isWithin(SERIES_FACTOR, jackpotAnnounced, jackpot)) {
      const cell = { line, column: 'jackpot_announced', found: String(jackpotAnnounced) } as const;
      found.push({ code: 'implausible-jackpot', ...cell, median: jackpot, factor: SERIES_FACTOR });
    }
    if (!isWithin(SERIES_FACTOR, grossSales, sales)) {
      const cell = { line, column: 'gross_sales', found: String(grossSales) } as const;
      found.push({ code: 'implausible-sales', ...cell, median: sales, factor: SERIES_FACTOR });
    }
    if (!isWithin(PRICE_FACTOR, ticketPrice, config.ticketPrice)) {
      const cell = { line, column: 'ticket_price', found: String(ticketPrice) } as const;
      found.push({ code: 'implausible-price', ...cell, ticketPrice: config.ticketPrice, factor: PRICE_FACTOR });
    }
    return [...found, ...implausiblyPaid(row, config)];
  });
}

/** How many won is in no column; that more was paid than any number of winners explains can be told all the same. */
function implausiblyPaid(
  { line, jackpotPaid, jackpotAnnounced, grossSales }: SalesRow,
  config: CountryConfig,
): Finding[] {
  const { jackpot } = config.prizes;
  const isPaidEach = jackpot.win === 'odds' && jackpot.paid === 'each';
  const [factor, limit] = isPaidEach
    ? [PAID_EACH_FACTOR, grossSales * PAID_EACH_FACTOR]
    : [PAID_FACTOR, jackpotAnnounced * PAID_FACTOR];
  if (jackpotPaid === null || jackpotPaid <= limit) return [];
  const cell = { line, column: 'jackpot_paid', found: String(jackpotPaid) } as const;
  return [
    { code: 'implausible-jackpot-paid', ...cell, limit, factor, of: isPaidEach ? 'gross_sales' : 'jackpot_announced' },
  ];
}

function medianOf(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

function isWithin(factor: number, value: number, of: number): boolean {
  return value <= of * factor && value * factor >= of;
}

function lastBefore(rows: readonly SalesRow[], drawDate: IsoDate): IsoDate | null {
  return rows.findLast((row) => row.drawDate < drawDate)?.drawDate ?? null;
}

/**
 * Weeks between the first and the last draw of the file that have no row, whatever else is wrong with the rows that are
 * there. Counts calendar weeks, so that a draw moved within its week would not be a gap. A row whose date can't be read may
 * be any week's: then nothing is said.
 */
function missingWeeks(found: readonly string[], drawDate: IsoDate): SalesNote[] {
  if (!found.every(isIsoDate)) return [];
  const dates = found.filter((date) => date < drawDate).sort();
  let count = 0;
  let first: IsoDate | undefined;
  dates.slice(1).forEach((date, index) => {
    const previous = dates[index] ?? date;
    const gap = Math.round((dayNumber(date) - dayNumber(previous)) / 7) - 1;
    if (gap > 0) first ??= addDays(previous, 7);
    count += Math.max(0, gap);
  });
  return first === undefined ? [] : [{ code: 'missing-weeks', count, first }];
}
