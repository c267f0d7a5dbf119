import {
  type CountryConfig,
  type ConfigSet,
  type RunTime,
  addDays,
  decisionTime,
  drawsBetween,
  dueDraws,
  firstDue,
  formatProblem,
  isIsoDate,
  nextDraw,
  previousDraw,
  runsOf,
  startOfDay,
} from '@jackpot/config-schema';
import type { Clock } from '@jackpot/ports';
import { type RawSales, lastReportedDate, splitByCountry } from '@jackpot/sales-data';
import type { WeekRequest } from '@jackpot/workflow';
import { InvalidInput, UsageError } from '../errors.ts';

/** The year from which on the draws after a date have none that ISO 8601 writes with four digits. */
const LAST_YEAR = '9999';

/** Value of --draw-date: a date, `next` (after the last row of the data) or `today` (by this machine's clock). */
type AskedDraw = { readonly date: string } | 'next' | 'today';

function askedDraw(text = 'next'): AskedDraw {
  if (text === 'next' || text === 'today') return text;
  if (isIsoDate(text) && text < LAST_YEAR) return { date: text };
  if (isIsoDate(text)) throw new UsageError(`--draw-date: expected a draw before ${LAST_YEAR}, found ${text}`);
  throw new UsageError(`--draw-date: expected a date such as 2026-11-28, next or today, found "${text}"`);
}

/**
 * The draw of one country that `--draw-date` asks for, and the instant that it is decided at.
 * @throws UsageError where the country does not draw on that date, InvalidInput where no row tells what comes next
 */
export function drawOfCountry(
  { config, runs }: { readonly config: CountryConfig; readonly runs: readonly RunTime[] },
  text: string | undefined,
  sales: RawSales,
  clock: Clock,
): { readonly drawDate: string; readonly clock: Date } {
  const asked = askedDraw(text);
  if (asked === 'today') {
    const now = clock.now();
    const [due] = dueDraws(config, now, runs);
    return due === undefined ? firstDue(config, now, runs) : { drawDate: due, clock: now };
  }
  if (asked === 'next') {
    const known = lastKnown(config, sales);
    if (known === null) throw new InvalidInput([`no row of ${config.country} has sales and a date as YYYY-MM-DD`]);
    return firstDue(config, known, runs);
  }
  const { date } = asked;
  if (drawsBetween(config, date, date).length === 0)
    throw new UsageError(
      `--draw-date ${date}: ${config.country} has no draw on that date, but on ${previousDraw(config, date)} and ` +
        nextDraw(config, date),
    );
  return { drawDate: date, clock: decisionTime(config, date, runs) };
}

/** The instant at which the last draw with sales was over; null where there is none. */
function lastKnown({ timeZone }: CountryConfig, sales: RawSales): Date | null {
  const last = lastReportedDate(sales);
  return last === '' ? null : startOfDay(addDays(last, 1), timeZone);
}

/**
 * The run that `--draw-date` asks for. Without it, the first run after the last row of any country at which a draw is due, so
 * that no row is left out.
 * @throws UsageError, or InvalidInput where no country has a sound config and rows to tell
 */
export function requestedRun(
  text: string | undefined,
  set: ConfigSet,
  data: Uint8Array,
  countries: readonly string[] | undefined,
): Pick<WeekRequest, 'drawDate' | 'scheduledTime'> {
  const asked = askedDraw(text);
  if (asked === 'today') return {};
  if (asked !== 'next') return { drawDate: asked.date };
  const split = splitByCountry(data);
  const configs = set.countries.flatMap(({ country, parsed }) =>
    parsed.ok && (countries?.includes(country) ?? true) ? [parsed.value] : [],
  );
  const known = configs.flatMap((config) => {
    const sales = split.ok ? split.countries.get(config.country) : undefined;
    const last = sales && lastKnown(config, sales);
    return last ? [{ config, last: last.getTime() }] : [];
  });
  if (known.length === 0)
    throw new InvalidInput([
      ...set.problems.map(formatProblem),
      'no country has both a sound config and a draw in the data, so no draw comes next: name one with --draw-date DATE',
    ]);
  const from = new Date(Math.max(...known.map(({ last }) => last)));
  const runs = runsOf(set.company.ok ? set.company.value : null);
  const clocks = known.map(({ config }) => firstDue(config, from, runs).clock.getTime());
  return { scheduledTime: new Date(Math.min(...clocks)).toISOString() };
}
