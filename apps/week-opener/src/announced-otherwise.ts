import { type CountryConfig, plainText } from '@jackpot/config-schema';
import type { RecordIndex } from '@jackpot/ports';
import { announcementsOf } from '@jackpot/record';
import { money } from '@jackpot/report';
import { type RawSales, checkSales } from '@jackpot/sales-data';

/** More of them, and something is wrong with the data as a whole. */
const MOST_TOLD = 10;

/**
 * Rows whose jackpot is another than the one that was recorded as announced, the latest first: a sentence each. The row counts,
 * but one of the two is wrong.
 */
export async function announcedOtherwise(
  sales: RawSales,
  config: CountryConfig,
  drawDate: string,
  index: RecordIndex,
): Promise<string[]> {
  const announced = new Map((await announcementsOf(config.country, index)).map((one) => [one.drawDate, one]));
  if (announced.size === 0) return [];
  const differing = checkSales(sales, config, { drawDate }).rows.flatMap((row) => {
    const one = announced.get(row.drawDate);
    if (one === undefined || one.jackpot === row.jackpotAnnounced) return [];
    const [found, recorded] = [row.jackpotAnnounced, one.jackpot].map((amount) => money(amount, config.currency));
    return [
      `draw of ${row.drawDate}: the data says that ${found} was announced, the record ${recorded}, by ${plainText(one.by)}; the data counts. ` +
        'Correct it, or record the announcement again',
    ];
  });
  return differing.toReversed().slice(0, MOST_TOLD);
}
