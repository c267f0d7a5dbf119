import { instant, shortDate } from '@jackpot/report';
import type { Notification } from '@jackpot/ports';
import type { PreflightReport } from './preflight-finding.ts';

/** Findings that are told in full, each so long: less than half of what SNS takes, 256 KiB. */
const TOLD = 100;
const PROBLEM_MAX = 1_000;

/** Text of the findings, each with its remedy, for terminals and e-mails alike. */
export function preflightText({ decidesAt, findings }: PreflightReport): string {
  const run = `the run of ${instant(decidesAt)}`;
  if (findings.length === 0) return `Nothing was found that stands against ${run}.`;
  const lines = findings.slice(0, TOLD).flatMap(({ check, problem, remedy }, index) => {
    const told = problem.length <= PROBLEM_MAX ? problem : `${problem.slice(0, PROBLEM_MAX - 1).toWellFormed()}…`;
    return [`${index + 1}. ${check}: ${told}`, `   Next: ${remedy}`];
  });
  const more = findings.length > TOLD ? [`and ${findings.length - TOLD} more: npx jackpot aws preflight`] : [];
  return [`Found against ${run}: ${findings.length}`, '', ...lines, ...more].join('\n');
}

/** The e-mail of what was found. */
export function preflightEmail(report: PreflightReport): Notification {
  const { decidesAt, findings } = report;
  return {
    id: `preflight-${decidesAt}`,
    country: null,
    subject: `ACTION: ${findings.length} found against the run of ${shortDate(decidesAt.slice(0, 10))}`,
    body: preflightText(report),
  };
}
