import { type CompanyConfig, type CountryConfig, localDate, runsOf } from '@jackpot/config-schema';
import type { Clock } from '@jackpot/ports';
import {
  type OpenDraw,
  type PlannedRow,
  type RawSales,
  type SalesRow,
  checkSales,
  clipToClock,
  formatFileProblem,
  formatFileWarning,
  formatFindings,
  openDraws,
  splitByCountry,
} from '@jackpot/sales-data';
import type { DataFile } from './data-file.ts';
import { drawOfCountry } from './draw-date.ts';
import { InvalidInput } from '../errors.ts';

/** One country's draws before the one to decide, found valid. */
interface CountrySales {
  readonly drawDate: string;
  /** By draw date. */
  readonly rows: readonly SalesRow[];
  /** Rows of draws to come, by draw date. */
  readonly planned: readonly PlannedRow[];
  /** The same rows as the file has them. */
  readonly raw: RawSales;
  /** Draws without a row before the one to decide. */
  readonly openDraws: readonly OpenDraw[];
}

const systemClock: Clock = { now: () => new Date() };

/** Draw that is asked for; without it, the first that is due after the last row. Without `company`, it runs once a week. */
export interface AskedDraw {
  readonly drawDate?: string | undefined;
  readonly company?: CompanyConfig;
}

/**
 * A country's rows for the draw that is asked for, as the run that decides it would see them.
 * @throws UsageError where it is no draw, InvalidInput with every finding
 */
export function readCountrySales(
  data: DataFile,
  config: CountryConfig,
  { drawDate: asked, company }: AskedDraw,
  note: (line: string) => void,
): CountrySales {
  const all = rowsOf(data, config.country, note);
  const { drawDate, clock } = drawOfCountry({ config, runs: runsOf(company ?? null) }, asked, all, systemClock);
  const today = localDate(clock, config.timeZone);
  const { sales: raw, leftOut } = clipToClock(all, today);
  if (leftOut > 0) note(`${data.path}: ${leftOut} later rows of ${config.country} are left out`);
  const checked = checkSales(raw, config, { drawDate, today });
  const { rows, planned, findings } = checked;
  if (findings.length > 0) throw new InvalidInput(formatFindings(findings, data.path));
  return { drawDate, rows, planned, raw, openDraws: openDraws(checked, config, drawDate, new Map()) };
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
