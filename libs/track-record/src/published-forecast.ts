/** One evaluated jackpot of a published recommendation. Money is in the country's currency. */
export interface PublishedRow {
  readonly jackpot: number;
  readonly expectedSales: number;
  readonly salesInterval90: readonly [low: number, high: number];
  readonly expectedNetRevenue: number;
}

/**
 * The forecast at any jackpot between two published rows, interpolated linearly in the jackpot, as the page's chart draws
 * it; null beyond the rows: what was not evaluated then is not computed now.
 * @param rows by jackpot, rising
 */
export function publishedForecast(
  rows: readonly PublishedRow[],
  jackpot: number,
): Omit<PublishedRow, 'jackpot'> | null {
  const upper = rows.find((row) => row.jackpot >= jackpot);
  const lower = rows.findLast((row) => row.jackpot <= jackpot);
  if (upper === undefined || lower === undefined) return null;
  const span = upper.jackpot - lower.jackpot;
  const share = span === 0 ? 0 : (jackpot - lower.jackpot) / span;
  const between = (of: (row: PublishedRow) => number) => of(lower) + share * (of(upper) - of(lower));
  return {
    expectedSales: between((row) => row.expectedSales),
    salesInterval90: [between((row) => row.salesInterval90[0]), between((row) => row.salesInterval90[1])],
    expectedNetRevenue: between((row) => row.expectedNetRevenue),
  };
}
