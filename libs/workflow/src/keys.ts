/** Keys of objects: the same in the bucket and in the workspace. */
export const CONFIGS_PREFIX = 'configs/';
/** Ends the key of what stands in place of a config that could not be read. */
export const UNREADABLE_CONFIG = '.unreadable.json';

/** Page that leads to the report of every run, beside the folders of runs and of recommendations. */
export const INDEX_PAGE = 'index.html';
export const RUNS_PREFIX = 'runs/';
export const RECOMMENDATIONS_PREFIX = 'recommendations/';

export const runKeys = {
  run: (runId: string) => `runs/${runId}/`,
  countries: (runId: string) => `runs/${runId}/countries.json`,
  week: (runId: string) => `runs/${runId}/week.json`,
  cash: (runId: string) => `runs/${runId}/cash.json`,
  summary: (runId: string) => `runs/${runId}/summary.json`,
  indexLine: (runId: string) => `runs/${runId}/index-line.json`,
  report: (runId: string) => `runs/${runId}/report.html`,
  country: (runId: string, country: string) => `runs/${runId}/${country}/`,
  draw: (runId: string, country: string, drawDate: string) => `runs/${runId}/${country}/${drawDate}/`,
  /** Request of a pending approval. */
  approvalRequest: (runId: string, country: string) => `runs/${runId}/${country}/approval-request.json`,
  /** Approval by the first of the two people that the config asks for. */
  firstApproval: (runId: string, country: string) => `runs/${runId}/${country}/first-approval.json`,
};

/** Tells whether a key is of a run's result. */
export const isSummary = (key: string): boolean => /^runs\/[^/]+\/summary\.json$/.test(key);

/** Objects of one country in one run, under its item's `prefix`: what all of its draws are decided from. */
export const countryKeys = (prefix: string) => ({
  config: `${prefix}inputs/config.json`,
  company: `${prefix}inputs/company.json`,
  sales: `${prefix}inputs/sales.csv.gz`,
  openDraws: `${prefix}inputs/open-draws.json`,
  champion: `${prefix}inputs/champion.json`,
  prior: `${prefix}inputs/prior.json`,
  validation: `${prefix}validation.json`,
  model: `${prefix}model/model.json`,
  evaluation: `${prefix}model/evaluation.json`,
});

/** Decision on a draw and what it alone is made from, under the draw's prefix. */
export const drawKeys = (prefix: string) => ({
  /** Of a run that decides several draws; that of a single one lies among the inputs. */
  openDraws: `${prefix}open-draws.json`,
  decision: `${prefix}decision.json`,
});

/** Files of one record, under the prefix of its draw or of what waits there. */
export const recordKeys = (prefix: string) => ({
  recommendation: `${prefix}recommendation.json`,
  metadata: `${prefix}metadata.json`,
  report: `${prefix}report.html`,
});

export const isMetadata = (key: string): boolean => key.endsWith('/metadata.json');

/** Tells whether a key is that of metadata which a run wrote of a country, also of a recommendation that waited for approval. */
export function isMetadataOf(country: string, key: string): boolean {
  // Earlier versions decided one draw a run, without a folder of its own.
  return new RegExp(`^runs/[^/]+/${country}/(\\d{4}-\\d{2}-\\d{2}/)?(awaiting-approval/)?metadata\\.json$`).test(key);
}

/** Key of an object that is there once the news of a record has gone out, under the record's prefix. */
export const notifiedKey = (prefix: string) => `${prefix}notified.json`;

/** Prefix of a record that waits for approval, under that of its draw. */
export const waitingPrefix = (prefix: string) => `${prefix}awaiting-approval/`;

/** Keys where people look for what the record in force published. */
export const recommendationKeys = (country: string, drawDate: string) =>
  recordKeys(`${RECOMMENDATIONS_PREFIX}${country}/${drawDate}/`);
