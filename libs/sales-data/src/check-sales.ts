import { addDays, type CountryConfig, isIsoDate, type IsoDate } from '@jackpot/config-schema';
import { changedPrice } from './check-price.ts';
import { jackpotsBeyondSales } from './check-prizes.ts';
import { type DatedLine, calendarFindings, missingDraws } from './check-calendar.ts';
import { ROWS_OF_COUNTRY_MAX } from './packed-rows.ts';
import type { Finding, SalesNote } from './finding.ts';
import { medianOf } from './median.ts';
import { lateDraws } from './open-draws.ts';
import { type RawSales, isReported } from './raw-sales.ts';
import { readPlannedRow, readRow } from './read-row.ts';
import type { PlannedRow, SalesRow } from './sales-row.ts';

/** A year for the payout window and enough draws beyond it to fit anything at all. */
export const MINIMUM_DRAWS = 60;
/** Campaigns and events are planned for the coming year or two. */
const MOST_DAYS_PLANNED = 731;
/** Kinds of draws that column `event` may name: each is a weight of the forecast. */
const MOST_EVENTS = 20;
/** A slip of two digits is 100 times the median, unlike what a usual draw comes to. */
const SERIES_FACTOR = 70;
/** Lotofácil's yearly draws are 80 to 130 times the median jackpot at 26 to 40 times its sales: a slip moves one alone. */
const LEAST_JUMP = 4;
/** The pool of Super Lotto was a hundredth of its median in August 2008, at 40 % of the sales. */
const LEAST_FALL = 0.5;
/** Largest factor between a price and the config's: inflation is smaller in the years that a forecast looks back. */
const PRICE_FACTOR = 10;
/** One jackpot paid was up to 2.5 times what was announced of it before the sales were known (China; Lotto of South Africa 1.9). */
const PAID_FACTOR = 10;
/**
 * Most times its sales that a draw may pay where each winner gets a jackpot: their number is luck; no real draw paid over 3.5.
 */
const PAID_EACH_FACTOR = 100;

export interface CheckedSales {
  /** Rows whose values can be read, by draw date. To be used only where there are no findings. */
  readonly rows: readonly SalesRow[];
  /** Rows of draws after the last of `rows`, of which no sales are known, by draw date. */
  readonly planned: readonly PlannedRow[];
  readonly findings: readonly Finding[];
  readonly notes: readonly SalesNote[];
}

/**
 * Judges one country's sales against its config, for a decision about the draw on `drawDate`: every finding, not the
 * first, in the order of the file's lines and then of the series as a whole. `today`: the date on local clocks when the
 * decision is made; without it, whether the data comes too late is not judged.
 */
export function checkSales(
  raw: RawSales,
  config: CountryConfig,
  { drawDate, today }: { readonly drawDate: IsoDate; readonly today?: IsoDate },
): CheckedSales {
  const findings: Finding[] = [];
  const rows: SalesRow[] = [];
  const planned: PlannedRow[] = [];
  const lastReported = lastReportedDate(raw);
  const lineOfDraw = new Map<IsoDate, number>();
  for (const rawRow of [...raw.rows].sort((a, b) => a.line - b.line)) {
    const found = rawRow.fields.draw_date ?? '';
    const firstLine = lineOfDraw.get(found);
    if (firstLine !== undefined && isIsoDate(found)) {
      findings.push({ code: 'duplicate-draw', line: rawRow.line, column: 'draw_date', found, firstLine });
      continue;
    }
    lineOfDraw.set(found, rawRow.line);
    if (!isReported(rawRow) && isIsoDate(found) && found > lastReported) {
      const row = readPlannedRow(rawRow, findings);
      if (row !== null) planned.push(row);
      continue;
    }
    const row = readRow(rawRow, config, findings);
    if (row !== null) rows.push(row);
  }
  const byDate = (a: PlannedRow, b: PlannedRow) => (a.drawDate < b.drawDate ? -1 : 1);
  rows.sort(byDate);
  planned.sort(byDate);
  const dated = datedLines(lineOfDraw);
  const past = dated.map(({ date }) => date).filter((date) => date < drawDate && date <= lastReported);
  findings.push(
    ...futureDraws(rows, drawDate),
    ...calendarFindings(
      dated.filter(({ date }) => date < addDays(drawDate, MOST_DAYS_PLANNED)),
      config,
    ),
    ...implausibleAmounts(rows, config),
    ...changedPrice(rows, config),
    ...jackpotsBeyondSales(rows, config),
    ...tooManyEvents([...rows, ...planned]),
  );
  const draws = raw.rows.length - planned.length;
  if (draws < MINIMUM_DRAWS) findings.push({ code: 'too-few-draws', found: draws, expected: MINIMUM_DRAWS });
  if (raw.rows.length > ROWS_OF_COUNTRY_MAX) findings.push({ code: 'too-many-draws', expected: ROWS_OF_COUNTRY_MAX });
  if (today !== undefined && lastReported !== '')
    findings.push(...lateDraws(config, lastReported, { drawDate, today }));
  // A row whose date can't be read may be any draw's: then nothing is said of missing ones.
  const notes = dated.length < lineOfDraw.size ? [] : missingDraws(past, config);
  return { rows, planned, findings, notes };
}

/** The date of the last draw whose sales the file has; empty where it has none. */
export function lastReportedDate({ rows }: RawSales): IsoDate {
  return rows
    .filter((row) => isReported(row))
    .map(({ fields }) => fields.draw_date ?? '')
    .filter(isIsoDate)
    .reduce((last, date) => (date > last ? date : last), '');
}

function datedLines(lineOfDraw: ReadonlyMap<IsoDate, number>): DatedLine[] {
  return [...lineOfDraw]
    .map(([date, line]) => ({ date, line }))
    .filter(({ date }) => isIsoDate(date))
    .sort((a, b) => (a.date < b.date ? -1 : 1));
}

function tooManyEvents(rows: readonly Pick<SalesRow, 'line' | 'event'>[]): Finding[] {
  const first = new Map<string, number>();
  for (const { event, line } of rows) if (event !== null && !first.has(event)) first.set(event, line);
  const beyond = [...first][MOST_EVENTS];
  if (beyond === undefined) return [];
  const [found, line] = beyond;
  return [{ code: 'too-many-events', line, column: 'event', found, kinds: first.size, max: MOST_EVENTS }];
}

function futureDraws(rows: readonly SalesRow[], drawDate: IsoDate): Finding[] {
  return rows
    .filter((row) => row.drawDate >= drawDate)
    .map(({ line, drawDate: found }) => ({ code: 'future-draw', line, column: 'draw_date', found, drawDate }));
}

/** Slipped units and digits: each value is a possible one by itself, and is none beside the others. */
function implausibleAmounts(rows: readonly SalesRow[], config: CountryConfig): Finding[] {
  const sales = medianOf(rows.map(({ grossSales }) => grossSales)) ?? 0;
  const jackpot = medianOf(rows.map(({ jackpotAnnounced }) => jackpotAnnounced)) ?? 0;
  return rows.flatMap((row): Finding[] => {
    const { line, grossSales, jackpotAnnounced, ticketPrice } = row;
    const found: Finding[] = [];
    const jumped = jumpTogether(jackpotAnnounced / jackpot, grossSales / sales);
    if (!jumped && !isWithin(SERIES_FACTOR, jackpotAnnounced, jackpot)) {
      const cell = { line, column: 'jackpot_announced', found: String(jackpotAnnounced) } as const;
      found.push({ code: 'implausible-jackpot', ...cell, median: jackpot, factor: SERIES_FACTOR });
    }
    if (!jumped && !isWithin(SERIES_FACTOR, grossSales, sales)) {
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

/** True where jackpot and sales, as multiples of their medians, both lie far up, or both far down: a draw of its own kind. */
function jumpTogether(jackpot: number, sales: number): boolean {
  return Math.min(jackpot, sales) >= LEAST_JUMP || Math.max(jackpot, sales) <= LEAST_FALL;
}

/** Flags prizes larger than any number of winners explains: no column says how many won. */
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

function isWithin(factor: number, value: number, of: number): boolean {
  return value <= of * factor && value * factor >= of;
}
