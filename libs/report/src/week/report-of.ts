import type { CountrySummary } from '@jackpot/record';
import { recommendationKeys } from '@jackpot/workflow';

/** Address of a country's report, as seen from the week's, `runs/RUN/report.html`; what waits is in its run's folder alone. */
export function reportOf({ country, drawDate, status, metadataKey }: CountrySummary): string {
  const key =
    status === 'awaiting-approval' && metadataKey !== null
      ? metadataKey.replace(/metadata\.json$/, 'report.html')
      : recommendationKeys(country, drawDate).report;
  return `../../${key}`;
}
