import { writeCsvRecord } from '@jackpot/sales-data';
import type { DrawOutcome } from '@jackpot/track-record';
import type { CountryTrack } from './country-track.ts';

/** Columns of the CSV, with the value of each. An unknown value is empty. */
const columns: Readonly<Record<string, (outcome: DrawOutcome) => string | number | boolean | null | undefined>> = {
  draw_date: ({ drawDate }) => drawDate,
  record: ({ recordId }) => recordId,
  recommended: ({ recommended }) => recommended,
  announced: ({ announced }) => announced?.jackpot,
  announced_from: ({ announced }) => announced?.from,
  expected_sales: ({ forecast }) => forecast?.expectedSales,
  interval90_low: ({ forecast }) => forecast?.salesInterval90[0],
  interval90_high: ({ forecast }) => forecast?.salesInterval90[1],
  sold: ({ sold }) => sold,
  inside: ({ inside }) => inside,
  prizes: ({ prizes }) => prizes,
  net_revenue: ({ netRevenue }) => netRevenue,
  expected_net_revenue: ({ forecast }) => forecast?.expectedNetRevenue,
  recommended_over_announced: ({ worth }) => worth?.overAnnounced,
  recommended_over_last: ({ worth }) => worth?.overLast,
  recommended_over_announced_today: ({ hindsight }) => hindsight?.overAnnounced,
  recommended_over_last_today: ({ hindsight }) => hindsight?.overLast,
};

/** A row a country and draw. Money is in the row's currency. */
export function trackCsv(tracks: readonly CountryTrack[]): string {
  const head = ['country', 'currency', ...Object.keys(columns)];
  const rows = tracks.flatMap(({ country, currency, outcomes }) =>
    outcomes.map((outcome) => [
      country,
      currency,
      ...Object.values(columns).map((value) => String(value(outcome) ?? '')),
    ]),
  );
  return [head, ...rows].map((fields) => `${writeCsvRecord(fields)}\n`).join('');
}
