import { dayNumber } from '@jackpot/config-schema';
import { exp, log } from '@jackpot/elementary-functions';
import { interpolatedQuantile } from '@jackpot/forecast-model';
import type { SalesRow } from '@jackpot/sales-data';

const DAYS_PER_YEAR = 364;
const DAYS_PER_DRAW = 7;
/** A year-old draw counts if it lies within half a week of the day; else that week is missing. */
const TOLERANCE_DAYS = 3;
/** With fewer yearly changes than this, the last draw is repeated instead. */
const LEAST_CHANGES = 8;

/** The row `days` before `date`, by the calendar: missing draws don't shift it. Of several near that day, its own comes first. */
function rowBefore(rows: readonly SalesRow[], date: string, days: number): SalesRow | undefined {
  const day = dayNumber(date) - days;
  const within = (tolerance: number) => rows.findLast((row) => Math.abs(dayNumber(row.drawDate) - day) <= tolerance);
  return within(0) ?? within(TOLERANCE_DAYS);
}

function changesOver(rows: readonly SalesRow[], days: number): number[] {
  return rows.flatMap((row, i) => {
    const before = rowBefore(rows.slice(0, i), row.drawDate, days);
    return before ? [log(row.ticketsSold / before.ticketsSold)] : [];
  });
}

/**
 * Seasonal naive: tickets of the draw 52 weeks before, with the spread of past yearly changes. Without a year of history,
 * or where that week is missing, the last draw with the spread of weekly changes.
 * @param rows draws before `drawDate`, rising by date, at least two
 */
export function seasonalNaiveQuantiles(
  rows: readonly SalesRow[],
  drawDate: string,
  probs: readonly number[],
): number[] {
  const yearAgo = rowBefore(rows, drawDate, DAYS_PER_YEAR);
  const yearly = yearAgo ? changesOver(rows, DAYS_PER_YEAR) : [];
  const seasonal = yearAgo !== undefined && yearly.length >= LEAST_CHANGES;
  const base = seasonal ? yearAgo : rows.at(-1);
  const changes = (seasonal ? yearly : changesOver(rows, DAYS_PER_DRAW)).sort((a, b) => a - b);
  return probs.map((p) => (base?.ticketsSold ?? NaN) * exp(changes.length ? interpolatedQuantile(changes, p) : 0));
}
