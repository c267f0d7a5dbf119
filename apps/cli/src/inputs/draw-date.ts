import { type ConfigSet, formatProblem, isIsoDate, nextDrawDate } from '@jackpot/config-schema';
import { splitByCountry } from '@jackpot/sales-data';
import { InvalidInput, UsageError } from '../errors.ts';

/** The year from which on the draws after a date have none that ISO 8601 writes with four digits. */
const LAST_YEAR = '9999';

/**
 * The draw date that `--draw-date` asks for. `next` is the draw after the last row of the data, the latest one where
 * countries draw on different days, so that no row is left out.
 * @throws UsageError, or InvalidInput where no country has a sound config and rows to tell
 */
export function resolveDrawDate(
  asked: string | undefined,
  set: ConfigSet,
  data: Uint8Array,
  countries: readonly string[] | undefined,
): string | undefined {
  if (asked === undefined) return undefined;
  if (isIsoDate(asked) && asked < LAST_YEAR) return asked;
  if (isIsoDate(asked)) throw new UsageError(`--draw-date: expected a draw before ${LAST_YEAR}, found ${asked}`);
  if (asked !== 'next')
    throw new UsageError(`--draw-date: expected a date such as 2026-11-28, or next, found "${asked}"`);
  const split = splitByCountry(data);
  const dates = set.countries.flatMap(({ country, parsed }) => {
    if (!parsed.ok || !split.ok || (countries && !countries.includes(country))) return [];
    const rows = split.countries.get(country)?.rows ?? [];
    const last = rows
      .map((row) => row.fields.draw_date ?? '')
      .filter(isIsoDate)
      .sort()
      .at(-1);
    return last === undefined ? [] : [nextDrawDate(last, parsed.value.draw.weekday)];
  });
  const latest = dates.sort().at(-1);
  if (latest === undefined)
    throw new InvalidInput([
      ...set.problems.map(formatProblem),
      'no country has both a sound config and a draw in the data, so --draw-date next names no date',
    ]);
  return latest;
}
