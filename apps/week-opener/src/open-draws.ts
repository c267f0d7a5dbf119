import type { CountryConfig } from '@jackpot/config-schema';
import type { RecordIndex } from '@jackpot/ports';
import { type KnownJackpot, type OpenDraw, type RawSales, checkSales, openDraws } from '@jackpot/sales-data';
import { type CountrySummary, recordBody } from '@jackpot/record';

/** The draws before the one to decide that have no row yet, with what they were announced at as far as records tell. */
export async function openDrawsOf(
  sales: RawSales,
  config: CountryConfig,
  drawDate: string,
  index: RecordIndex,
): Promise<OpenDraw[]> {
  return openDraws(checkSales(sales, config, { drawDate }), config, drawDate, await recordedJackpots(config, index));
}

/** The jackpots of the records in force, by draw date; what waits for approval is not to be announced. */
async function recordedJackpots(
  { country }: CountryConfig,
  index: RecordIndex,
): Promise<ReadonlyMap<string, KnownJackpot>> {
  const inForce = new Map<string, CountrySummary>();
  for (const { drawDate, body } of await index.history(country)) inForce.set(drawDate, recordBody.parse(body).summary);
  const known = new Map<string, KnownJackpot>();
  for (const [drawDate, { status, jackpot, recordId }] of inForce)
    if (jackpot !== null && status !== 'awaiting-approval')
      known.set(drawDate, { jackpot, from: 'recommended', record: recordId });
  return known;
}
