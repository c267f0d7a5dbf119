import { join, relative } from 'node:path';
import { styleText } from 'node:util';
import {
  cashCostLines,
  fittingTable,
  instant,
  priorLines,
  runTitle,
  statusSentence,
  totalsHead,
  totalsNote,
  totalsRows,
  weekChanges,
  weekTableHead,
  weekTableRows,
  weekTotals,
  worstFirst,
} from '@jackpot/report';
import { RECOMMENDATIONS_PREFIX, type WeekSummary, runKeys } from '@jackpot/workflow';
import { SIMULATED, SIMULATED_SALES } from '../output/decision-text.ts';
import { workspaceOption } from '../shared-options.ts';

/** The JSON document of `weekly --json`. */
export function weekDocument(week: WeekSummary, workspace: string): object {
  return {
    runId: week.runId,
    week: week.week,
    simulatedCash: week.simulatedCash,
    totals: weekTotals(week),
    drawDates: [...new Set(week.countries.map(({ drawDate }) => drawDate))].sort(),
    countries: week.countries.map((country) => ({
      country: country.country,
      status: country.status,
      ...(country.reason !== null && { reason: country.reason }),
      ...(country.failure !== null && { failure: country.failure }),
      drawDate: country.drawDate,
      jackpot: country.jackpot,
      currency: country.currency,
      expectedNetRevenue: country.expectedNetRevenue,
      recommendationId: country.recordId,
      ...(country.drift !== null && { drift: country.drift }),
      ...(country.announcedOtherwise.length > 0 && { announcedOtherwise: country.announcedOtherwise }),
      ...(country.restsOnPrior && { restsOnPrior: true }),
      ...(country.sinceLast !== null && { sinceLast: country.sinceLast }),
      metadata: country.metadataKey && pathOf(workspace, country.metadataKey),
      model: country.model,
    })),
  };
}

/** The table, what needs a person, where the files are, and what to do next. */
export function weekText(week: WeekSummary, workspace: string, columns: number): string {
  const problems = worstFirst(week.countries).filter(({ status }) => status !== 'recommended');
  const rejected = week.countries.filter(({ rejection }) => rejection !== null);
  const changed = weekChanges(week);
  const differing = week.countries.flatMap(({ country, announcedOtherwise }) =>
    announcedOtherwise.map((sentence) => `${country}: ${sentence}`),
  );
  const drifted = week.countries.filter(({ drift }) => drift !== null);
  return [
    `${runTitle(week)}, decided as of ${instant(week.clock)}`,
    ...(week.simulatedCash ? [styled('yellow', SIMULATED)] : []),
    ...(week.countries.some(({ simulatedSales }) => simulatedSales) ? [styled('yellow', SIMULATED_SALES)] : []),
    ...[...priorLines(week), ...cashCostLines(week)].map((line) => styled('yellow', line)),
    '',
    fittingTable(weekTableHead, weekTableRows(week), columns),
    '',
    fittingTable(totalsHead, totalsRows(week), columns),
    totalsNote(week),
    '',
    ...(changed.length === 0 ? [] : [...changed, '']),
    ...problems.map((country) => styled('red', statusSentence(country))),
    ...rejected.map(
      ({ country, rejection }) => `${country}: this week's model was rejected, the champion stays: ${rejection}`,
    ),
    ...drifted.map(({ country, drift }) => `${country}: drift since the last model: ${drift}`),
    ...new Set(differing),
    ...(problems.length + rejected.length + drifted.length + differing.length > 0 ? [''] : []),
    `Records   ${pathOf(workspace, RECOMMENDATIONS_PREFIX)}`,
    `E-mails   ${pathOf(workspace, 'outbox/')}`,
    `This run  ${pathOf(workspace, runKeys.run(week.runId))}`,
    `Report    ${pathOf(workspace, runKeys.report(week.runId))}`,
    ...nextCommand(week, workspace),
  ].join('\n');
}

/** Shows what needs a person most. */
function nextCommand({ countries }: WeekSummary, workspace: string): string[] {
  const [first] = worstFirst(countries);
  const place = workspaceOption(workspace);
  const waiting = countries.find(({ status }) => status === 'awaiting-approval');
  if (waiting !== undefined) return ['', `Next: npx jackpot approve ${waiting.recordId} --reason TEXT${place}`];
  return first === undefined ? [] : ['', `Next: npx jackpot show ${first.recordId}${place}`];
}

function pathOf(workspace: string, key: string): string {
  return relative(process.cwd(), join(workspace, key)) + (key.endsWith('/') ? '/' : '');
}

function styled(colour: 'red' | 'yellow', text: string): string {
  return styleText(colour, text, { stream: process.stdout });
}
