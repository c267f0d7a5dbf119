import { counted } from '@jackpot/config-schema';
import type { CountrySummary } from '@jackpot/record';
import type { WeekSummary } from '@jackpot/workflow';
import { cashCostLines } from './cash-cost.ts';
import { changeTableHead, changeTableRows, weekChanges } from './change-text.ts';
import { bindingText, constraintCell } from './constraint-text.ts';
import { instant, shortDate } from './instant.ts';
import { money } from './money.ts';
import { RESTS_ON_PRIOR, priorLines } from './response-uncertainty.ts';
import { simulatedLine, simulatedTogether } from './simulated.ts';
import { ELSEWHERE, answerCommands, deadlineText, instruction, rerunCommands, statusSentence } from './status-text.ts';
import { fittingTable } from './text-table.ts';
import { trackLine } from './track-text.ts';
import { totalsHead, totalsNote, totalsRows } from './week-totals.ts';
import { yearAheadSentence } from './year-ahead.ts';
import { countsText, mailRiskLines, mailTableHead, mailTableRows, runTitle, worstFirst } from './week-table.ts';

/** An e-mail. The subject is ASCII and under 100 characters; the id is the same each time it is sent again. */
interface Email {
  readonly id: string;
  readonly subject: string;
  readonly body: string;
  /** Null for everyone. */
  readonly country: string | null;
}

const SUBJECT_MAX = 99;
/** Columns of a table that no reader of mail wraps. */
const MAIL_WIDTH = 78;
/**
 * Countries on a line in the digest, and those of them that are told in full: with names and reasons of the longest, half of the
 * 256 KiB that SNS takes. https://docs.aws.amazon.com/sns/latest/api/API_Publish.html
 */
const DIGEST_LINES = 100;
const DIGEST_DETAILS = 30;
const DIGEST_REASON_MAX = 500;

/** A record, and where its report is found. */
interface Reported {
  readonly summary: CountrySummary;
  readonly report: string | null;
}

/**
 * The news of one country's draw; `report` is where its report is found, `alsoWaiting` are later draws that the same answer is for,
 * `answerPage` is where an approver answers without a command line.
 */
export function countryEmail(
  summary: CountrySummary,
  report: string | null,
  alsoWaiting: readonly Reported[] = [],
  answerPage: string | null = null,
): Email {
  const { country, drawDate, recordId } = summary;
  return {
    id: summary.status === 'awaiting-approval' ? `${recordId}-approval` : recordId,
    country,
    subject: subject(
      simulatedLine(summary) !== null,
      `${verdict(summary, shortDate(drawDate))}${moreText(alsoWaiting)}`,
    ),
    body: [
      verdict(summary, drawDate),
      ...alsoWaiting.map(
        (other) => `and ${instruction(other.summary)} for ${other.summary.drawDate}, by the same answer`,
      ),
      '',
      ...simulatedLines(simulatedLine(summary)),
      ...(summary.restsOnPrior ? [RESTS_ON_PRIOR] : []),
      `${deadlineText(summary) ?? 'Announce before the draw'}.`,
      ...detail(summary),
      ...sinceLast(summary),
      ...trackLines([summary]),
      ...(summary.reason === null
        ? []
        : ['', summary.reason, '', ...answerLines(summary, answerPage), ...nextCommands(summary)]),
      '',
      ...[{ summary, report }, ...alsoWaiting].flatMap((one) => (one.report === null ? [] : [`Report ${one.report}`])),
      `Record ${recordId}${summary.metadataKey === null ? '' : `, ${summary.metadataKey}`}`,
    ].join('\n'),
  };
}

/** The week's digest; `report` is where its report is found. Of many countries it shows the worst, and links to the others. */
export function weekEmail(week: WeekSummary, report: string): Email {
  const counts = countsText(week);
  const shown = { ...week, countries: worstFirst(week.countries).slice(0, DIGEST_LINES) };
  const more = week.countries.length - shown.countries.length;
  const open = worstFirst(week.countries).filter(({ status }) => status !== 'recommended');
  return {
    id: week.runId,
    country: null,
    subject: subject(
      simulatedTogether(week.countries) !== null,
      `${open.length > 0 ? 'ACTION: ' : ''}${subjectTitle(week)}: ${counts}`,
    ),
    body: [
      `${runTitle(week)}, decided as of ${instant(week.clock)}: ${counts}.`,
      '',
      ...simulatedLines(simulatedTogether(week.countries)).flatMap((line) => [line, '']),
      ...[...priorLines(week), ...cashCostLines(week)].flatMap((line) => [line, '']),
      fittingTable(mailTableHead, mailTableRows(shown), MAIL_WIDTH),
      ...(more > 0 ? [`and ${more} more, in the report`] : []),
      ...mailRiskLines(shown),
      '',
      fittingTable(totalsHead, totalsRows(week), MAIL_WIDTH),
      totalsNote(week),
      '',
      ...weekChanges(shown),
      ...open.slice(0, DIGEST_DETAILS).flatMap((country) => ['', digestSentence(country), ...nextCommands(country)]),
      ...(open.length > DIGEST_DETAILS ? ['', `and ${open.length - DIGEST_DETAILS} more, in the report`] : []),
      ...trackLines(week.countries),
      ...readerLines(week),
      '',
      `Report ${report}`,
      `Run ${week.runId}`,
    ].join('\n'),
  };
}

function digestSentence(country: CountrySummary): string {
  const sentence = statusSentence(country);
  return sentence.length <= DIGEST_REASON_MAX
    ? sentence
    : `${sentence.slice(0, DIGEST_REASON_MAX - 1).toWellFormed()}…`;
}

/** Readers who hear nothing, or less than a config asks for. */
function readerLines({ readerProblems }: WeekSummary): string[] {
  const shown = readerProblems.slice(0, DIGEST_DETAILS).map((problem) => problem.slice(0, DIGEST_REASON_MAX));
  const more = readerProblems.length - shown.length;
  if (shown.length === 0) return [];
  return ['', 'Readers', ...shown, ...(more > 0 ? [`and ${more} more readers`] : [])];
}

function answerLines({ status }: CountrySummary, page: string | null): string[] {
  return status === 'awaiting-approval' && page !== null ? [`Answer:  ${page}`] : [];
}

/** Commands to run once the reason is dealt with, on a laptop and on AWS. */
function nextCommands(summary: CountrySummary): string[] {
  const waits = summary.status === 'awaiting-approval';
  const [laptop, aws] = waits ? answerCommands(summary) : rerunCommands(summary);
  return [`Next:    ${laptop}${waits ? ' (or --reject)' : ''}`, `On AWS:  ${aws}`, ELSEWHERE];
}

function moreText({ length }: readonly Reported[]): string {
  return length === 0 ? '' : ` and ${counted(length, 'later draw')}`;
}

function verdict(summary: CountrySummary, date: string): string {
  const { country, status } = summary;
  const text = `${instruction(summary)} for ${date}`;
  if (status === 'recommended') return `${country}: ${text}`;
  return `ACTION: ${country}${status === 'awaiting-approval' ? ':' : ` ${status},`} ${text}`;
}

function detail(summary: CountrySummary): string[] {
  const { currency, expectedSales, expectedNetRevenue, lastJackpot } = summary;
  if (currency === null || expectedSales === null || expectedNetRevenue === null) return [];
  const rows = [
    ['last jackpot', lastJackpot === null ? 'none' : money(lastJackpot, currency)],
    ['expected sales', money(expectedSales, currency)],
    ['expected net revenue', money(expectedNetRevenue, currency)],
    ['52-week payout ratio', constraintCell(summary, 'payoutRatio')],
    ['cash breach probability', constraintCell(summary, 'cash')],
    ['binds', bindingText(summary)],
  ];
  const risk = yearAheadSentence(summary.yearAhead, summary.constraints);
  const notes = [
    ...(risk === null ? [] : [risk]),
    ...(summary.extrapolated ? ['The jackpot lies outside those seen before: the forecast is extrapolated.'] : []),
    ...(summary.rejection === null ? [] : [`This week's model was rejected, the champion stays: ${summary.rejection}`]),
    ...summary.announcedOtherwise.map((sentence) => `Finding: ${sentence}.`),
    ...(summary.drift === null ? [] : [`Drift since the last model: ${summary.drift}.`]),
  ];
  return ['', ...rows.map(([label = '', value = '']) => `${label.padEnd(24)}${value}`), ...notes];
}

function sinceLast({ sinceLast: change, currency }: CountrySummary): string[] {
  if (change === null || currency === null) return [];
  return [
    '',
    `Since the draw of ${change.drawDate}`,
    fittingTable(changeTableHead, changeTableRows(change, currency), MAIL_WIDTH),
  ];
}

function subjectTitle(week: WeekSummary): string {
  return week.countries.length === 1 ? runTitle(week).replace('Jackpot', 'jackpot') : `jackpots ${week.week}`;
}

function simulatedLines(line: string | null): string[] {
  return line === null ? [] : [line];
}

/** A blank line and the line on past recommendations, where there are some. */
function trackLines(countries: readonly CountrySummary[]): string[] {
  const line = trackLine(countries);
  return line === null ? [] : ['', line];
}

function subject(simulated: boolean, text: string): string {
  const ascii = `${simulated ? '[SIMULATED] ' : ''}${text}`.replaceAll(/[^\x20-\x7e]/g, '?');
  return ascii.length <= SUBJECT_MAX ? ascii : `${ascii.slice(0, SUBJECT_MAX - 3)}...`;
}
