import { addDays, type CountryConfig, dayNumber, type IsoDate } from '@jackpot/config-schema';
import type { Finding, SalesNote } from './finding.ts';
import type { RawSales } from './raw-sales.ts';
import { readRow } from './read-row.ts';
import type { SalesRow } from './sales-row.ts';

/** A year for the payout window and enough draws beyond it to fit anything at all. */
export const MINIMUM_DRAWS = 60;
/** Real series move by a factor of 50 over a decade (Mega-Sena's year-end draw); amounts in thousands by 1,000. */
const IMPLAUSIBLE_FACTOR = 500;

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
    if (firstLine !== undefined && found !== '') {
      findings.push({ code: 'duplicate-draw', line: rawRow.line, column: 'draw_date', found, firstLine });
      continue;
    }
    lineOfDraw.set(found, rawRow.line);
    if (row !== null) rows.push(row);
  }
  rows.sort((a, b) => (a.drawDate < b.drawDate ? -1 : 1));
  findings.push(...futureDraws(rows, drawDate), ...implausibleSales(rows));
  if (raw.rows.length < MINIMUM_DRAWS) {
    findings.push({ code: 'too-few-draws', found: raw.rows.length, expected: MINIMUM_DRAWS });
  }
  const missing = addDays(drawDate, -7);
  if (!lineOfDraw.has(missing)) findings.push({ code: 'stale', missing, last: lastBefore(rows, drawDate), drawDate });
  return { rows, findings, notes: missingWeeks(rows) };
}

function futureDraws(rows: readonly SalesRow[], drawDate: IsoDate): Finding[] {
  return rows
    .filter((row) => row.drawDate >= drawDate)
    .map(({ line, drawDate: found }) => ({ code: 'future-draw', line, column: 'draw_date', found, drawDate }));
}

function implausibleSales(rows: readonly SalesRow[]): Finding[] {
  const ordered = rows.map((row) => row.grossSales).sort((a, b) => a - b);
  const median = ordered[Math.floor(ordered.length / 2)] ?? 0;
  const factor = IMPLAUSIBLE_FACTOR;
  return rows
    .filter(({ grossSales }) => grossSales > median * factor || grossSales * factor < median)
    .map(({ line, grossSales }) => {
      return { code: 'implausible-sales', line, column: 'gross_sales', found: String(grossSales), median, factor };
    });
}

function lastBefore(rows: readonly SalesRow[], drawDate: IsoDate): IsoDate | null {
  return rows.findLast((row) => row.drawDate < drawDate)?.drawDate ?? null;
}

/** Counts calendar weeks, so that a draw moved within its week would not be a gap. */
function missingWeeks(rows: readonly SalesRow[]): SalesNote[] {
  let count = 0;
  let first: IsoDate | undefined;
  rows.slice(1).forEach((row, index) => {
    const previous = rows[index]?.drawDate ?? row.drawDate;
    const gap = Math.round((dayNumber(row.drawDate) - dayNumber(previous)) / 7) - 1;
    if (gap > 0) first ??= addDays(previous, 7);
    count += Math.max(0, gap);
  });
  return first === undefined ? [] : [{ code: 'missing-weeks', count, first }];
}
