import { nearestName } from '@jackpot/config-schema';
import { fittingTable, instant, money } from '@jackpot/report';
import type { Command } from 'commander';
import { Console } from '../output/console.ts';
import { UsageError } from '../errors.ts';
import { DEFAULT_WORKSPACE, shared } from '../shared-options.ts';
import { type WorkspaceRecord, readRecords, withWorkspace } from '../records/workspace-records.ts';
import { outputWidth } from '../output/terminal.ts';

interface HistoryOptions {
  readonly workspace: string;
  readonly country?: string;
  readonly json?: boolean;
}

export function addHistory(program: Command): void {
  program
    .command('history')
    .summary('every record of the workspace, by draw date')
    .description('Every revision of every record in the workspace, by draw date.')
    .addOption(shared.workspace())
    .option('--country <name>', 'this country alone')
    .addOption(shared.json())
    .addHelpText('after', '\nExample:\n  $ npx jackpot history --country england')
    .action(async (options: HistoryOptions) => history(options));
}

async function history({ workspace, country, json }: HistoryOptions): Promise<void> {
  const console = new Console(json ?? false);
  const all = await withWorkspace(workspace, readRecords);
  const known = [...new Set(all.map((record) => record.country))].sort();
  if (country !== undefined && !known.includes(country)) throw unknownCountry(country, known, workspace);
  const records = all.filter((record) => country === undefined || record.country === country);
  console.result({ records: records.map(recordDocument) }, historyText(records, workspace));
}

function unknownCountry(country: string, known: readonly string[], workspace: string): UsageError {
  const nearest = nearestName(country, known);
  const meant = nearest === undefined ? '' : `; did you mean ${nearest}?`;
  return new UsageError(
    `--country ${country}: ${workspace} has records of ${known.join(', ') || 'no country'}${meant}`,
  );
}

function recordDocument({ id, country, drawDate, revision, inForce, recordedAt, summary }: WorkspaceRecord): object {
  const { status, reason, jackpot, currency, expectedNetRevenue, model, simulatedCash } = summary;
  return {
    id,
    country,
    drawDate,
    revision,
    inForce,
    recordedAt,
    status,
    reason,
    jackpot,
    currency,
    expectedNetRevenue,
    model,
    simulatedCash,
  };
}

const head = ['draw', 'country', 'rev.', 'status', 'jackpot', 'expected net revenue', 'model', 'recorded', 'id'];

function historyText(records: readonly WorkspaceRecord[], workspace: string): string {
  const last = records.at(-1);
  if (last === undefined) return `${workspace} holds no record yet.\nNext: npx jackpot weekly --draw-date next`;
  return [
    fittingTable(head, records.map(rowOf), outputWidth()),
    '',
    `Next: npx jackpot show ${last.id}${workspace === DEFAULT_WORKSPACE ? '' : ` --workspace ${workspace}`}`,
  ].join('\n');
}

function rowOf({ id, country, drawDate, revision, inForce, recordedAt, summary }: WorkspaceRecord): string[] {
  const { status, jackpot, expectedNetRevenue, currency, model, simulatedCash } = summary;
  const amount = (value: number | null) => (value === null || currency === null ? '–' : money(value, currency));
  return [
    drawDate,
    country,
    String(revision),
    [status, ...(inForce ? [] : ['(superseded)']), ...(simulatedCash ? ['SIMULATED'] : [])].join(' '),
    amount(jackpot),
    amount(expectedNetRevenue),
    model === null ? '–' : `v${model.version}`,
    instant(recordedAt),
    id,
  ];
}
