import { type CountryConfig, decisionTime, isIsoDate, localDate, nextDrawDate } from '@jackpot/config-schema';
import {
  type RawSales,
  type SalesRow,
  checkSales,
  clipToClock,
  formatFileProblem,
  formatFileWarning,
  formatFindings,
  splitByCountry,
} from '@jackpot/sales-data';
import type { DataFile } from './data-file.ts';
import { InvalidInput, UsageError } from '../errors.ts';

/** One country's draws before the one to decide, found valid. */
export interface CountrySales {
  readonly drawDate: string;
  /** By draw date. */
  readonly rows: readonly SalesRow[];
  /** The same rows as the file has them. */
  readonly raw: RawSales;
}

/**
 * A country's rows for the draw that is asked for, as the weekly run would see them on the Wednesday before it; by
 * default for the draw after the last row.
 * @throws UsageError where `asked` is no date, InvalidInput with every finding
 */
export function readCountrySales(
  data: DataFile,
  config: CountryConfig,
  asked: string | undefined,
  note: (line: string) => void,
): CountrySales {
  const all = rowsOf(data, config.country, note);
  const today = asked === undefined ? null : decisionDate(asked, config);
  const { sales: raw, leftOut } = today === null ? { sales: all, leftOut: 0 } : clipToClock(all, today);
  const drawDate = nextDrawDate(today ?? lastDate(all, data, config), config.draw.weekday);
  if (asked !== undefined && asked !== drawDate && asked !== 'next')
    note(
      `${asked} is no ${config.draw.weekday}: the draw decided as of the Wednesday before it is that of ${drawDate}`,
    );
  if (leftOut > 0) note(`${data.path}: ${leftOut} later rows of ${config.country} are left out`);
  const { rows, findings } = checkSales(raw, config, { drawDate });
  if (findings.length > 0) throw new InvalidInput(formatFindings(findings, data.path));
  return { drawDate, rows, raw };
}

function rowsOf(data: DataFile, country: string, note: (line: string) => void): RawSales {
  const split = splitByCountry(data.bytes);
  if (!split.ok) throw new InvalidInput(split.problems.map((problem) => formatFileProblem(problem, data.path)));
  for (const warning of split.warnings) note(formatFileWarning(warning, data.path));
  const rows = split.countries.get(country);
  if (rows !== undefined) return rows;
  throw new InvalidInput([
    `${data.path}: no rows of ${country}, found those of ${[...split.countries.keys()].join(', ')}. ` +
      'Add its draws, or name another file with --data FILE',
  ]);
}

function decisionDate(asked: string, { timeZone }: CountryConfig): string | null {
  if (asked === 'next') return null;
  if (!isIsoDate(asked))
    throw new UsageError(`--draw-date: expected a date such as 2026-11-28, or next, found "${asked}"`);
  return localDate(decisionTime(asked), timeZone);
}

function lastDate({ rows }: RawSales, { path }: DataFile, { country }: CountryConfig): string {
  const last = rows
    .map(({ fields }) => fields.draw_date ?? '')
    .filter(isIsoDate)
    .sort()
    .at(-1);
  if (last === undefined) throw new InvalidInput([`${path}: no row of ${country} has a date as YYYY-MM-DD`]);
  return last;
}
