import { type CountryConfig, type IsoDate, dayNumber, drawsInside } from '@jackpot/config-schema';
import type { CheckedSales } from './check-sales.ts';
import type { Finding } from './finding.ts';

/** Days that a draw may be without a row, unless the config says otherwise. */
const DEFAULT_OPEN_DAYS = 14;

/** A draw after the last row and before the one to decide: closed and not reported yet, or announced and still to come. */
export interface OpenDraw {
  readonly drawDate: IsoDate;
  readonly jackpot: number;
  /** Source of the jackpot; `assumed`: unknown, so the jackpot of the draw before is taken. */
  readonly from: 'row' | 'announced' | 'recommended' | 'assumed';
  /** Id of the record that the jackpot is known from, or null. */
  readonly record: string | null;
}

/** Jackpot of a draw by the records. */
type KnownJackpot = Pick<OpenDraw, 'jackpot' | 'from' | 'record'>;

/**
 * The open draws before the one on `drawDate`, rising. A jackpot is that of a row without sales, else what is known of it
 * from `recorded`, by draw date, else that of the draw before. None where no row has sales.
 */
export function openDraws(
  { rows, planned }: Pick<CheckedSales, 'rows' | 'planned'>,
  config: CountryConfig,
  drawDate: IsoDate,
  recorded: ReadonlyMap<IsoDate, KnownJackpot>,
): OpenDraw[] {
  const last = rows.at(-1);
  if (last === undefined) return [];
  const inRows = new Map(planned.map((row) => [row.drawDate, row.jackpotAnnounced]));
  const draws: OpenDraw[] = [];
  for (const date of drawsInside(config, last.drawDate, drawDate)) {
    const row = inRows.get(date) ?? null;
    const before = draws.at(-1)?.jackpot ?? last.jackpotAnnounced;
    const known: KnownJackpot =
      row === null
        ? (recorded.get(date) ?? { jackpot: before, from: 'assumed', record: null })
        : { jackpot: row, from: 'row', record: null };
    draws.push({ drawDate: date, ...known });
  }
  return draws;
}

/** Draw that a decision is for, and date of local clocks on which it is made. */
interface DecidedOn {
  readonly drawDate: IsoDate;
  readonly today: IsoDate;
}

/** Data that comes too late to decide by, `last` being the last draw with sales. */
export function lateDraws(config: CountryConfig, last: IsoDate, { drawDate, today }: DecidedOn): Finding[] {
  const maxOpenDays = config.data?.maxOpenDays ?? DEFAULT_OPEN_DAYS;
  const [missing] = drawsInside(config, last, drawDate);
  if (missing === undefined) return [];
  const days = dayNumber(today) - dayNumber(missing);
  return days > maxOpenDays ? [{ code: 'stale', missing, last, days, maxOpenDays }] : [];
}
