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

/**
 * Leaves out the draws after `date`, the local date on which the decision is made, so that a run of the past sees no more
 * than was known then. Rows without a readable date stay, for `checkSales` to report.
 */
export function clipToClock(raw: RawSales, date: IsoDate): { readonly sales: RawSales; readonly leftOut: number } {
  const rows = raw.rows.filter(({ fields }) => {
    const drawDate = fields.draw_date ?? '';
    return !isIsoDate(drawDate) || drawDate <= date;
  });
  return { sales: { columns: raw.columns, rows }, leftOut: raw.rows.length - rows.length };
}
