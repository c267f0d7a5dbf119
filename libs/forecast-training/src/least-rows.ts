import { TooFewRowsError } from './errors.ts';

/** Rows that a first fit needs: half a year. */
export const LEAST_ROWS = 26;

/** Refuses rows that leave a first fit too few before the `scored` draws. @throws TooFewRowsError */
export function needRows(rows: number, scored: number): void {
  if (rows - scored < LEAST_ROWS)
    throw new TooFewRowsError(`${rows} rows: ${scored} scored draws and ${LEAST_ROWS} before them are needed`);
}
