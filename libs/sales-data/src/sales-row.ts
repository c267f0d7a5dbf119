import type { IsoDate } from '@jackpot/config-schema';

/** One past draw of one country. Money is in the country's currency; `null` where the source does not say. */
export interface SalesRow {
  /** Line of the data file that the row came from, the header being line 1. */
  readonly line: number;
  readonly drawDate: IsoDate;
  readonly jackpotAnnounced: number;
  readonly ticketsSold: number;
  readonly grossSales: number;
  readonly ticketPrice: number;
  readonly jackpotPaid: number | null;
  readonly secondaryPrizesPaid: number | null;
  readonly netRevenue: number | null;
  readonly marketingSpend: number | null;
  /** Kind of the draw, as `easter` or `superdraw`; null for a usual one. */
  readonly event: string | null;
}

/** A draw that is announced or planned, and not reported yet. `null` where the source does not say. */
export type PlannedRow = Pick<SalesRow, 'line' | 'drawDate' | 'marketingSpend' | 'event'> & {
  readonly jackpotAnnounced: number | null;
};
