import { type ConfigSet, isIsoDate, nextDrawDate } from '@jackpot/config-schema';
import { splitByCountry } from '@jackpot/sales-data';
import { UsageError } from './errors.ts';

/**
 * The draw date that `--draw-date` asks for. `next` is the draw after the last row of the data, the latest one where
 * countries draw on different days, so that no row is left out.
 * @throws UsageError
 */
export function resolveDrawDate(
  asked: string | undefined,
  set: ConfigSet,
  data: Uint8Array,
  countries: readonly string[] | undefined,
): string | undefined {
  if (asked === undefined) return undefined;
  if (isIsoDate(asked)) return asked;
  if (asked !== 'next') throw new UsageError(`--draw-date: expected a date such as 2026-11-28, or next, found "${asked}"`);
  const split = splitByCountry(data);
  const dates = set.countries.flatMap(({ country, parsed }) => {
    if (!parsed.ok || !split.ok || (countries && !countries.includes(country))) return [];
    const rows = split.countries.get(country)?.rows ?? [];
    const last = rows.map((row) => row.fields.draw_date ?? '').filter(isIsoDate).sort().at(-1);
    return last === undefined ? [] : [nextDrawDate(last, parsed.value.draw.weekday)];
  });
  const latest = dates.sort().at(-1);
  if (latest === undefined) throw new UsageError('--draw-date next: the data has no draw of a configured country');
  return latest;
}
