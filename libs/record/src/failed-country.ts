import type { CountrySummary } from './country-summary.ts';

/** The summary of a country whose week failed. */
export function failedCountry(failure: {
  readonly country: string;
  readonly drawDate: string;
  readonly reason: string;
  readonly recordId: string;
  readonly simulatedCash: boolean;
}): CountrySummary {
  return {
    ...failure,
    status: 'failed',
    currency: null,
    jackpot: null,
    lastJackpot: null,
    expectedSales: null,
    expectedNetRevenue: null,
    extrapolated: false,
    constraints: [],
    model: null,
    rejection: null,
    drift: null,
    sinceLast: null,
    metadataKey: null,
    actBy: null,
  };
}
