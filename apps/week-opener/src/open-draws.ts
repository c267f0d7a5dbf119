import type { CountryConfig } from '@jackpot/config-schema';
import type { RecordIndex } from '@jackpot/ports';
import { announcedJackpots } from '@jackpot/record';
import { type OpenDraw, type RawSales, checkSales, openDraws } from '@jackpot/sales-data';

/** The draws before the last to decide that have no row yet and are not decided, with what was announced for them as far as records tell. */
export async function openDrawsOf(
  sales: RawSales,
  config: CountryConfig,
  decided: readonly string[],
  index: RecordIndex,
): Promise<OpenDraw[]> {
  const [drawDate = ''] = decided.slice(-1);
  const announced = await announcedJackpots(config.country, index);
  const open = openDraws(checkSales(sales, config, { drawDate }), config, drawDate, announced);
  return open.filter((draw) => !decided.includes(draw.drawDate));
}
