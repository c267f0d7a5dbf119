import { type CountrySummary, notChosen } from './country-summary.ts';
import { type Failure, failureText } from './failure.ts';

/** The summary of a country whose week failed. */
export function failedCountry(failed: {
  readonly country: string;
  readonly drawDate: string;
  readonly failure: Failure;
  readonly recordId: string;
  readonly simulatedCash: boolean;
}): CountrySummary {
  return {
    ...notChosen,
    simulatedSales: false,
    ...failed,
    reason: failureText(failed.failure),
    status: 'failed',
    currency: null,
    jackpot: null,
    lastJackpot: null,
    rejection: null,
    drift: null,
    announcedOtherwise: [],
    sinceLast: null,
    track: null,
    metadataKey: null,
    actBy: null,
  };
}
