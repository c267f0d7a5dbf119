import type { SalesColumn } from '@jackpot/sales-data';
import { markdownTable } from './markdown-table.ts';

/** The compiler sees to it that each column has its words. */
const columns: Readonly<Record<'country' | SalesColumn, readonly [needed: string, meaning: string]>> = {
  country: ['required', "a config's `country`"],
  draw_date: ['required', 'ISO date of the draw; `week_start` is read as its alias'],
  jackpot_announced: ['required', 'the jackpot as announced before the draw'],
  tickets_sold: ['or `gross_sales`', 'the other follows from the ticket price'],
  gross_sales: ['or `tickets_sold`', 'sales of the draw'],
  ticket_price: ['optional', "else the config's"],
  jackpot_paid: ['optional', 'what the jackpot cost; without it the payout ratio uses expected prizes, and says so'],
  secondary_prizes_paid: ['optional', 'what all other prizes cost; as above'],
  net_revenue: ['optional', 'net revenue of the draw'],
  marketing_spend: ['optional', 'what was spent on marketing for the draw'],
  event: ['optional', 'kind of the draw, such as `superdraw`; empty for a usual one'],
};

export function dataColumnTable(): string {
  const rows = Object.entries(columns).map(([name, [needed, meaning]]) => [`\`${name}\``, needed, meaning]);
  return markdownTable(['column', 'needed', 'what it holds'], rows);
}
