import { salesColumns } from '@jackpot/sales-data';
import type { SimulatedDraw } from './simulate-sales.ts';

/** Columns that a simulated draw fills: none is of an event. */
const columns = salesColumns.filter((column) => column !== 'event');

/** The data file's text (`docs/data.md`), by country and date. Money is given to the cent. */
export function salesCsv(drawsByCountry: ReadonlyMap<string, readonly SimulatedDraw[]>): string {
  const lines = [...drawsByCountry].flatMap(([country, draws]) =>
    draws.map((draw) => [country, ...fieldsOf(draw)].join(',')),
  );
  return [['country', ...columns].join(','), ...lines].map((line) => `${line}\n`).join('');
}

function fieldsOf(draw: SimulatedDraw): (string | number)[] {
  const fields: Record<(typeof columns)[number], string | number> = {
    draw_date: draw.drawDate,
    jackpot_announced: draw.jackpotAnnounced,
    tickets_sold: draw.ticketsSold,
    gross_sales: cents(draw.grossSales),
    ticket_price: draw.ticketPrice,
    jackpot_paid: draw.jackpotPaid,
    secondary_prizes_paid: cents(draw.secondaryPrizesPaid),
    net_revenue: cents(draw.netRevenue),
    marketing_spend: draw.marketingSpend,
  };
  return columns.map((column) => fields[column]);
}

function cents(amount: number): number {
  return Number(amount.toFixed(2));
}
