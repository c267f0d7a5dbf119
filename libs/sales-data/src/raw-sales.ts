import { type IsoDate, isIsoDate } from '@jackpot/config-schema';
import type { SalesColumn } from './columns.ts';

/** One country's rows as the file has them, split into fields but not yet judged. */
export interface RawSales {
  /** The known columns that the file has. */
  readonly columns: readonly SalesColumn[];
  readonly rows: readonly RawRow[];
}

export interface RawRow {
  /** Line of the data file, the header being line 1. */
  readonly line: number;
  /** Fields beyond those of the header; negative where fields are missing. Such a row's values can't be trusted. */
  readonly surplusFields: number;
  /** Text of each field, an empty one being absent. */
  readonly fields: Readonly<Partial<Record<SalesColumn, string>>>;
}

/** True for a row that says what was sold. */
export function isReported({ fields }: Pick<RawRow, 'fields'>): boolean {
  return fields.tickets_sold !== undefined || fields.gross_sales !== undefined;
}

/**
 * Leaves out what is sold in draws whose day was not over on `today`, the local date on which the decision is made, so that
 * a run of the past sees no more than was known then. Rows without sales, which plan a draw to come, stay; so do those without a
 * readable date, for `checkSales` to report.
 */
export function clipToClock(raw: RawSales, today: IsoDate): { readonly sales: RawSales; readonly leftOut: number } {
  const rows = raw.rows.filter((row) => {
    const drawDate = row.fields.draw_date ?? '';
    return !isReported(row) || !isIsoDate(drawDate) || drawDate < today;
  });
  return { sales: { columns: raw.columns, rows }, leftOut: raw.rows.length - rows.length };
}
