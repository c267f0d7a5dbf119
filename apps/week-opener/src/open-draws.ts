import type { CountryConfig } from '@jackpot/config-schema';
import type { RecordIndex } from '@jackpot/ports';
import { announcedJackpots } from '@jackpot/record';
import { type OpenDraw, type RawSales, checkSales, openDraws } from '@jackpot/sales-data';

/** The draws before the one to decide that have no row yet, with what was announced for them as far as records tell. */
export async function openDrawsOf(
  sales: RawSales,
  config: CountryConfig,
  drawDate: string,
  index: RecordIndex,
): Promise<OpenDraw[]> {
  const announced = await announcedJackpots(config.country, index);
  return openDraws(checkSales(sales, config, { drawDate }), config, drawDate, announced);
}
