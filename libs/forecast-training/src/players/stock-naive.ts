import { type IsoDate, dayNumber } from '@jackpot/config-schema';
import { exp, log } from '@jackpot/elementary-functions';
import { interpolatedQuantile } from '@jackpot/forecast-model';
import type { SalesRow } from '@jackpot/sales-data';

const DAYS_PER_YEAR = 365.25;
/** Changes count as of the same season within so many days of the year. */
const SEASON_DAYS = 45;
/** With fewer changes in the season than this, those of all seasons count. */
const LEAST_CHANGES = 20;

/**
 * Seasonal naive of a stock: tickets of the last draw, with the spread of past changes from draw to draw in this season. A year-old
 * draw, as in draws that are bought one by one, says less of a stock than the last one does.
 * @param rows draws before `drawDate`, rising by date, at least two
 */
export function stockNaiveQuantiles(rows: readonly SalesRow[], drawDate: IsoDate, probs: readonly number[]): number[] {
  const changes = rows.slice(1).map((row, i) => ({
    date: row.drawDate,
    change: log(row.ticketsSold / (rows[i]?.ticketsSold ?? NaN)),
  }));
  const inSeason = changes.filter(({ date }) => daysOfYearApart(date, drawDate) <= SEASON_DAYS);
  const used = (inSeason.length >= LEAST_CHANGES ? inSeason : changes).map(({ change }) => change);
  used.sort((a, b) => a - b);
  const last = rows.at(-1)?.ticketsSold ?? NaN;
  return probs.map((p) => last * exp(interpolatedQuantile(used, p)));
}

function daysOfYearApart(a: IsoDate, b: IsoDate): number {
  const apart = Math.abs(dayNumber(a) - dayNumber(b)) % DAYS_PER_YEAR;
  return Math.min(apart, DAYS_PER_YEAR - apart);
}
