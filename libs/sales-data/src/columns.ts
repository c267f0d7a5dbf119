/** Columns of the sales data that the product knows, in the order it writes them. */
export const salesColumns = [
  'draw_date',
  'jackpot_announced',
  'tickets_sold',
  'gross_sales',
  'ticket_price',
  'jackpot_paid',
  'secondary_prizes_paid',
  'net_revenue',
  'marketing_spend',
  'event',
] as const;

export type SalesColumn = (typeof salesColumns)[number];

/** Other names that a header may use for a column. */
export const columnAliases: Readonly<Record<string, SalesColumn>> = { week_start: 'draw_date' };

/** The column with the row's country; a file of a single country needs none. */
export const countryColumn = 'country';

export function isSalesColumn(name: string): name is SalesColumn {
  return (salesColumns as readonly string[]).includes(name);
}
