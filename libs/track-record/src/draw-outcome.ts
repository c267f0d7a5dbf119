import type { SalesRow } from '@jackpot/sales-data';
import { hindsight, type Today } from './hindsight.ts';
import { publishedForecast, type PublishedRow } from './published-forecast.ts';

/** A recommendation in force, as it was published. */
export interface PublishedDraw {
  readonly recordId: string;
  readonly drawDate: string;
  readonly recommended: number;
  /** The jackpot announced before it; null before the first draw. */
  readonly lastJackpot: number | null;
  /** By jackpot, rising. */
  readonly rows: readonly PublishedRow[];
}

/** The part of a recommendation that a track record needs. */
export function publishedDraw(
  recordId: string,
  recommendation: {
    readonly drawDate: string;
    readonly jackpot: number;
    readonly lastJackpot: number | null;
    readonly candidates: readonly PublishedRow[];
  },
): PublishedDraw {
  const { drawDate, jackpot, lastJackpot, candidates } = recommendation;
  return { recordId, drawDate, recommended: jackpot, lastJackpot, rows: candidates };
}

/** The jackpot that was really announced, and how that is known. */
export interface AnnouncedJackpot {
  readonly jackpot: number;
  readonly from: 'row' | 'announced' | 'recommended';
}

/** A row outranks every record of what was announced; null where nothing tells, as while approval is waited for. */
export function announcedJackpot(
  row: SalesRow | undefined,
  recorded: AnnouncedJackpot | undefined,
): AnnouncedJackpot | null {
  return row === undefined ? (recorded ?? null) : { jackpot: row.jackpotAnnounced, from: 'row' };
}

/** Outcome of one recommendation. Money is in the country's currency; null where it is not known. */
export interface DrawOutcome {
  readonly recordId: string;
  readonly drawDate: string;
  readonly recommended: number;
  readonly announced: AnnouncedJackpot | null;
  /** Published figures at the announced jackpot; null where no published rows lie around it. */
  readonly forecast: Omit<PublishedRow, 'jackpot'> | null;
  readonly sold: number | null;
  /** True where what was sold lies in the published 90 % interval. */
  readonly inside: boolean | null;
  readonly prizes: number | null;
  readonly netRevenue: number | null;
  /** By the rows published for the draw. */
  readonly worth: Worth | null;
  /** By the model of today and the draw's own surprise; null before it is sold, and without such a model. */
  readonly hindsight: Worth | null;
}

/** Worth of a recommendation in expected net revenue: an estimate, of its draw alone. */
export interface Worth {
  /** Expected cost of deviating: net revenue of the recommended jackpot less that of the announced one. */
  readonly overAnnounced: number;
  /** Expected gain over keeping the last jackpot; null where that one was not evaluated. */
  readonly overLast: number | null;
}

/** Joins a recommendation with what is known of its draw. Its forecast is the published one; only `hindsight` is of `today`. */
export function drawOutcome(
  published: PublishedDraw,
  row: SalesRow | undefined,
  announced: AnnouncedJackpot | null,
  today: Today | null,
): DrawOutcome {
  const { recordId, drawDate, recommended, rows } = published;
  const forecast = announced === null ? null : publishedForecast(rows, announced.jackpot);
  const sold = row?.grossSales ?? null;
  const interval = forecast?.salesInterval90;
  return {
    ...{ recordId, drawDate, recommended, announced, forecast, sold },
    inside: interval === undefined || sold === null ? null : sold >= interval[0] && sold <= interval[1],
    prizes: prizesOf(row),
    netRevenue: row?.netRevenue ?? null,
    worth: worthOf(published, forecast),
    hindsight: row === undefined || today === null ? null : hindsight(published, row, today),
  };
}

function prizesOf(row: SalesRow | undefined): number | null {
  if (row === undefined || row.jackpotPaid === null || row.secondaryPrizesPaid === null) return null;
  return row.jackpotPaid + row.secondaryPrizesPaid;
}

function worthOf({ rows, recommended, lastJackpot }: PublishedDraw, forecast: DrawOutcome['forecast']): Worth | null {
  const best = publishedForecast(rows, recommended);
  if (best === null || forecast === null) return null;
  const last = lastJackpot === null ? null : publishedForecast(rows, lastJackpot);
  return {
    overAnnounced: best.expectedNetRevenue - forecast.expectedNetRevenue,
    overLast: last === null ? null : best.expectedNetRevenue - last.expectedNetRevenue,
  };
}
