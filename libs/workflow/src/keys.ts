/** Keys of objects: the same in the bucket and in the workspace. */
export const CONFIGS_PREFIX = 'configs/';
/** Ends the key of what stands in place of a config that could not be read. */
export const UNREADABLE_CONFIG = '.unreadable.json';

export const runKeys = {
  countries: (runId: string) => `runs/${runId}/countries.json`,
  week: (runId: string) => `runs/${runId}/week.json`,
  cash: (runId: string) => `runs/${runId}/cash.json`,
  summary: (runId: string) => `runs/${runId}/summary.json`,
  report: (runId: string) => `runs/${runId}/report.html`,
  country: (runId: string, country: string) => `runs/${runId}/${country}/`,
  countryReport: (runId: string, country: string) => `runs/${runId}/${country}/report.html`,
  /** Approval that is waited for, while it is. */
  approvalRequest: (runId: string, country: string) => `runs/${runId}/${country}/approval-request.json`,
  /** Approval by the first of the two people that the config asks for. */
  firstApproval: (runId: string, country: string) => `runs/${runId}/${country}/first-approval.json`,
  /** There once the news has gone out that this run's recommendation waits. */
  asked: (runId: string, country: string) => `runs/${runId}/${country}/awaiting-approval/notified.json`,
  /** There once the news of this run's record has gone out. */
  notified: (runId: string, country: string) => `runs/${runId}/${country}/notified.json`,
};

/** Objects of one country in one run, under its item's `prefix`. */
export const countryKeys = (prefix: string) => ({
  config: `${prefix}inputs/config.json`,
  company: `${prefix}inputs/company.json`,
  sales: `${prefix}inputs/sales.csv.gz`,
  openDraws: `${prefix}inputs/open-draws.json`,
  champion: `${prefix}inputs/champion.json`,
  validation: `${prefix}validation.json`,
  model: `${prefix}model/model.json`,
  evaluation: `${prefix}model/evaluation.json`,
  decision: `${prefix}decision.json`,
});

/** Files of one record, under the prefix of its country's run or of what waits there. */
export const recordKeys = (prefix: string) => ({
  recommendation: `${prefix}recommendation.json`,
  metadata: `${prefix}metadata.json`,
  report: `${prefix}report.html`,
});

/** Prefix of a record that waits for approval, under that of its country's run. */
export const waitingPrefix = (prefix: string) => `${prefix}awaiting-approval/`;

/** Keys where people look for what the record in force published. */
export const recommendationKeys = (country: string, drawDate: string) =>
  recordKeys(`recommendations/${country}/${drawDate}/`);
