/** Where objects lie: the same keys in the bucket and in the workspace. */
export const CONFIGS_PREFIX = 'configs/';

export const runKeys = {
  countries: (runId: string) => `runs/${runId}/countries.json`,
  week: (runId: string) => `runs/${runId}/week.json`,
  cash: (runId: string) => `runs/${runId}/cash.json`,
  summary: (runId: string) => `runs/${runId}/summary.json`,
  country: (runId: string, country: string) => `runs/${runId}/${country}/`,
  /** There once the news of this run's record has gone out. */
  notified: (runId: string, country: string) => `runs/${runId}/${country}/notified.json`,
};

/** The published pair of the record in force. */
export function recommendationKeys(country: string, drawDate: string): { recommendation: string; metadata: string } {
  const prefix = `recommendations/${country}/${drawDate}`;
  return { recommendation: `${prefix}/recommendation.json`, metadata: `${prefix}/metadata.json` };
}
