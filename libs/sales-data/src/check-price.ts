import { type CountryConfig, addDays, rulesOn } from '@jackpot/config-schema';
import type { Finding } from './finding.ts';
import type { SalesRow } from './sales-row.ts';

/** One row at another price may be a draw of its own; so many at the end of the series are a price that has changed. */
const LEAST_ROWS = 2;

/** The last rows, where all were sold at one price that is not the config's: draws to come would be counted at the wrong one. */
export function changedPrice(rows: readonly SalesRow[], config: CountryConfig): Finding[] {
  const last = rows.at(-1);
  if (last === undefined || last.ticketPrice === rulesOn(config, last.drawDate).ticketPrice) return [];
  const before = rows.findLastIndex(({ ticketPrice }) => ticketPrice !== last.ticketPrice);
  const since = rows.slice(before + 1);
  const [first] = since;
  if (first === undefined || since.length < LEAST_ROWS) return [];
  return [
    {
      code: 'price-changed',
      line: first.line,
      column: 'ticket_price',
      found: String(last.ticketPrice),
      since: first.drawDate,
      until: addDays(first.drawDate, -1),
      count: since.length,
      ticketPrice: config.ticketPrice,
    },
  ];
}
