import { type CountryConfig, isIsoDate, rulesOn } from '@jackpot/config-schema';
import type { SalesColumn } from './columns.ts';
import type { Finding } from './finding.ts';
import type { RawRow } from './raw-sales.ts';
import type { PlannedRow, SalesRow } from './sales-row.ts';

/** No lottery's draw comes near it in any currency; a value above is a slip. */
const ABSURD = 1e12;
/** A word or a few: letters of any script, digits, and what joins them. */
const EVENT_NAME = /^[\p{L}\p{N}]([\p{L}\p{M}\p{N} '._-]{0,38}[\p{L}\p{M}\p{N}.])?$/u;
const SALES_TOLERANCE = 1e-6;

interface Range {
  readonly min: number;
  readonly exclusive: boolean;
}
const POSITIVE: Range = { min: 0, exclusive: true };
const NOT_NEGATIVE: Range = { min: 0, exclusive: false };
const ANY_SIGN: Range = { min: -ABSURD, exclusive: false };

/** Reads a row of a draw whose sales are not known; adds what is wrong with it to `findings`. */
export function readPlannedRow(row: RawRow, findings: Finding[]): PlannedRow | null {
  if (hasOtherFields(row, findings)) return null;
  const before = findings.length;
  const drawDate = readDrawDate(row, findings);
  const jackpotAnnounced = readNumber(row, 'jackpot_announced', POSITIVE, findings);
  const marketingSpend = readNumber(row, 'marketing_spend', NOT_NEGATIVE, findings);
  const event = readEvent(row, findings);
  if (findings.length > before || drawDate === null) return null;
  return { line: row.line, drawDate, jackpotAnnounced, marketingSpend, event };
}

function hasOtherFields({ line, surplusFields }: RawRow, findings: Finding[]): boolean {
  if (surplusFields !== 0) findings.push({ code: 'field-count', line, surplusFields });
  return surplusFields !== 0;
}

/** Reads one row by itself; adds what is wrong with it to `findings`, and answers `null` where a needed value is missing. */
export function readRow(row: RawRow, config: CountryConfig, findings: Finding[]): SalesRow | null {
  if (hasOtherFields(row, findings)) return null;
  const before = findings.length;
  const drawDate = readDrawDate(row, findings);
  const jackpotAnnounced = readNumber(row, 'jackpot_announced', POSITIVE, findings);
  if (row.fields.jackpot_announced === undefined) {
    findings.push({ code: 'missing-value', line: row.line, column: 'jackpot_announced' });
  }
  const ticketPrice =
    readNumber(row, 'ticket_price', POSITIVE, findings) ?? rulesOn(config, drawDate ?? '').ticketPrice;
  const sales = readSales(row, ticketPrice, findings);
  const rest = {
    jackpotPaid: readNumber(row, 'jackpot_paid', NOT_NEGATIVE, findings),
    secondaryPrizesPaid: readNumber(row, 'secondary_prizes_paid', NOT_NEGATIVE, findings),
    netRevenue: readNumber(row, 'net_revenue', ANY_SIGN, findings),
    marketingSpend: readNumber(row, 'marketing_spend', NOT_NEGATIVE, findings),
    event: readEvent(row, findings),
  };
  if (rulesOn(config, drawDate ?? '').prizes.jackpot.win === 'certain' && rest.jackpotPaid === 0) {
    const found = row.fields.jackpot_paid ?? '';
    findings.push({ code: 'certain-jackpot-unpaid', line: row.line, column: 'jackpot_paid', found });
  }
  if (findings.length > before || drawDate === null || jackpotAnnounced === null || sales === null) return null;
  return { line: row.line, drawDate, jackpotAnnounced, ticketPrice, ...sales, ...rest };
}

function readDrawDate({ line, fields }: RawRow, findings: Finding[]) {
  const found = fields.draw_date;
  const column = 'draw_date';
  if (found === undefined) {
    findings.push({ code: 'missing-value', line, column });
    return null;
  }
  if (!isIsoDate(found)) {
    findings.push({ code: 'not-a-date', line, column, found });
    return null;
  }
  return found;
}

function readEvent({ line, fields: { event } }: RawRow, findings: Finding[]): string | null {
  if (event === undefined) return null;
  if (!EVENT_NAME.test(event)) findings.push({ code: 'not-a-name', line, column: 'event', found: event });
  return event;
}

function readNumber(row: RawRow, column: SalesColumn, range: Range, findings: Finding[]): number | null {
  const found = row.fields[column];
  if (found === undefined) return null;
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(found)) {
    findings.push({ code: 'not-a-number', line: row.line, column, found });
    return null;
  }
  const value = Number(found);
  if (value < range.min || (range.exclusive && value === range.min) || value > ABSURD) {
    findings.push({ code: 'out-of-range', line: row.line, column, found, ...range, max: ABSURD });
    return null;
  }
  return value;
}

/** Tickets and sales, either computed from the other if missing; tickets are whole. */
function readSales(row: RawRow, ticketPrice: number, findings: Finding[]) {
  const { line, fields } = row;
  const tickets = readNumber(row, 'tickets_sold', POSITIVE, findings);
  const grossSales = readNumber(row, 'gross_sales', POSITIVE, findings);
  if (fields.tickets_sold === undefined && fields.gross_sales === undefined) {
    findings.push({ code: 'missing-sales', line });
    return null;
  }
  if (tickets !== null && !Number.isInteger(tickets)) {
    findings.push({ code: 'not-whole', line, column: 'tickets_sold', found: fields.tickets_sold ?? '' });
  }
  if (tickets === null) {
    return grossSales === null ? null : { grossSales, ticketsSold: Math.round(grossSales / ticketPrice) };
  }
  if (grossSales === null) return { ticketsSold: tickets, grossSales: tickets * ticketPrice };
  const tolerance = SALES_TOLERANCE * grossSales + ticketPrice;
  if (Math.abs(tickets * ticketPrice - grossSales) > tolerance) {
    const found = fields.gross_sales ?? '';
    findings.push({ code: 'contradictory-sales', line, column: 'gross_sales', found, tickets, ticketPrice });
  }
  return { ticketsSold: tickets, grossSales };
}
