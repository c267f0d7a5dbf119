import { nearestName } from '@jackpot/config-schema';
import { briefMoney, fittingTable, instant, money, textTable } from '@jackpot/report';
import type { Command } from 'commander';
import { Console } from '../output/console.ts';
import { UsageError } from '../errors.ts';
import { shared, workspaceOption } from '../shared-options.ts';
import { type SystemOptions, withSystem } from '../records/system.ts';
import { recordName, type IndexedRecord } from '@jackpot/record';
import { outputWidth } from '../output/terminal.ts';

interface HistoryOptions extends SystemOptions {
  readonly country?: string;
  readonly json?: boolean;
}

export function addHistory(program: Command): void {
  program
    .command('history')
    .summary('every record, by draw date')
    .description('Every revision of every record, by draw date.')
    .argument('[country]', 'this country alone')
    .addOption(shared.workspace())
    .addOption(shared.aws())
    .addOption(shared.country())
    .addOption(shared.json())
    .addHelpText('after', '\nExample:\n  $ npx jackpot history england')
    .action(async (country: string | undefined, options: HistoryOptions) =>
      history({ ...options, ...(country === undefined ? {} : { country }) }),
    );
}

async function history({ country, json, ...place }: HistoryOptions): Promise<void> {
  const console = new Console(json ?? false);
  const { name, all } = await withSystem(place, async (system) => ({ name: system.name, all: await system.records() }));
  const known = [...new Set(all.map((record) => record.country))].sort();
  if (country !== undefined && !known.includes(country)) throw unknownCountry(country, known, name);
  const records = all.filter((record) => country === undefined || record.country === country);
  console.result({ records: records.map(recordDocument) }, historyText(records, place));
}

function unknownCountry(country: string, known: readonly string[], place: string): UsageError {
  const nearest = nearestName(country, known);
  const meant = nearest === undefined ? '' : `; did you mean ${nearest}?`;
  return new UsageError(`${country}: ${place} has records of ${known.join(', ') || 'no country'}${meant}`);
}

function recordDocument({
  id,
  runId,
  country,
  drawDate,
  revision,
  inForce,
  recordedAt,
  summary,
}: IndexedRecord): object {
  const { status, reason, failure, jackpot, currency, expectedNetRevenue, model, simulatedCash } = summary;
  return {
    id,
    country,
    drawDate,
    revision,
    runId,
    inForce,
    recordedAt,
    status,
    reason,
    failure,
    jackpot,
    currency,
    expectedNetRevenue,
    model,
    simulatedCash,
  };
}

/** An id begins with country and draw. */
const head = ['id', 'rev.', 'status', 'jackpot', 'expected net revenue', 'model', 'recorded'];
/** Columns that fit where these don't, so that a record stays on one line. */
const narrowHead = ['id', 'status', 'jackpot', 'revenue', 'model'];

function historyText(records: readonly IndexedRecord[], { workspace, aws }: SystemOptions): string {
  const last = records.at(-1);
  const named = records.map((record) => [record, recordName(record, records)] as const);
  const rows = named.map(([record, name]) => rowOf(record, name));
  const isWide = textTable(head, rows)
    .split('\n')
    .every((line) => line.length <= outputWidth());
  const table = isWide ? textTable(head, rows) : narrowTable(named);
  if (aws === true) return table;
  if (last === undefined) return `${workspace} holds no record yet.\nNext: npx jackpot weekly --draw-date next`;
  return [table, '', `Next: npx jackpot show ${last.id}${workspaceOption(workspace)}`].join('\n');
}

function narrowTable(named: readonly (readonly [IndexedRecord, string])[]): string {
  const rows = named.map(([{ summary, inForce }, name]) => {
    const { status, jackpot, currency, expectedNetRevenue, model, simulatedCash } = summary;
    return [
      name,
      (inForce ? status : 'superseded') + (simulatedCash ? '*' : ''),
      jackpot === null || currency === null ? '–' : money(jackpot, currency),
      expectedNetRevenue === null ? '–' : briefMoney(expectedNetRevenue),
      model === null ? '–' : `v${model.version}`,
    ];
  });
  const marked = named.some(([{ summary }]) => summary.simulatedCash);
  return [
    fittingTable(narrowHead, rows, outputWidth()),
    ...(marked ? ['* SIMULATED: a demonstration amount stood in for the available cash'] : []),
  ].join('\n');
}

function rowOf({ revision, inForce, recordedAt, summary }: IndexedRecord, name: string): string[] {
  const { status, jackpot, expectedNetRevenue, currency, model, simulatedCash } = summary;
  const amount = (value: number | null) => (value === null || currency === null ? '–' : money(value, currency));
  return [
    name,
    String(revision),
    [status, ...(inForce ? [] : ['(superseded)']), ...(simulatedCash ? ['SIMULATED'] : [])].join(' '),
    amount(jackpot),
    amount(expectedNetRevenue),
    model === null ? '–' : `v${model.version}`,
    instant(recordedAt),
  ];
}
