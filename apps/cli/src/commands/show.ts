import { plainText } from '@jackpot/config-schema';
import { join, relative } from 'node:path';
import {
  type Announcement,
  type RecommendationMetadata,
  type IndexedRecord,
  announcementOf,
  findRecord,
  readRecords,
} from '@jackpot/record';
import {
  approvalText,
  changeTableHead,
  changeTableRows,
  codeText,
  fittingTable,
  instant,
  money,
} from '@jackpot/report';
import type { Command } from 'commander';
import { Console } from '../output/console.ts';
import { decisionLines } from '../output/decision-text.ts';
import { type PublishedRecord, readPublished } from '../records/published-record.ts';
import { RECORD, shared } from '../shared-options.ts';
import { outputWidth } from '../output/terminal.ts';
import { withWorkspace } from '../records/with-workspace.ts';

interface ShowOptions {
  readonly workspace: string;
  readonly json?: boolean;
}

export function addShow(program: Command): void {
  program
    .command('show')
    .summary('one record: facts, constraints, why, provenance')
    .description('One record of the workspace: its facts, constraints, reasons and provenance.')
    .argument('<id>', RECORD)
    .addOption(shared.workspace())
    .addOption(shared.json())
    .addHelpText(
      'after',
      '\nExample, after "npx jackpot weekly --draw-date 2026-11-28":\n  $ npx jackpot show england-2026-11-28',
    )
    .action(async (id: string, options: ShowOptions) => show(id, options));
}

async function show(id: string, { workspace, json }: ShowOptions): Promise<void> {
  const console = new Console(json ?? false);
  const whole = await withWorkspace(workspace, async (ports) => {
    const record = findRecord(id, await readRecords(ports.index, ports.index.countries()), workspace);
    const announced = await announcementOf(record.country, record.drawDate, ports.index);
    return { announced, ...(await readPublished(record, ports, workspace)) };
  });
  const { record, ...published } = whole;
  console.result({ ...record, ...published }, recordText(whole, workspace));
}

/** Everything about one record, for people. */
export function recordText(
  { record, recommendation, metadata, announced }: PublishedRecord & { readonly announced: Announcement | null },
  workspace: string,
): string {
  const { id, revision, inForce, recordedAt, runId, superseded } = record;
  const why = recommendation?.why ?? [];
  const winProbability = recommendation && 'winProbability' in recommendation ? recommendation.winProbability : null;
  // Summaries of earlier code don't tell them.
  const yearAhead = (recommendation && 'yearAhead' in recommendation ? recommendation.yearAhead : null) ?? null;
  const violations = (recommendation && 'violations' in recommendation ? recommendation.violations : null) ?? [];
  const standing = inForce ? 'in force' : 'superseded by a later revision';
  const { drift, rejection } = record.summary;
  return [
    ...decisionLines({ ...record.summary, winProbability, why, yearAhead, violations }),
    ...sinceLastLines(record.summary),
    ...announcedLines(announced, record.summary.currency),
    '',
    'Provenance',
    ...aligned([
      ['record', `${id}, revision ${revision}, ${standing}`],
      ['recorded', `${instant(recordedAt)} by run ${runId}`],
      ...(superseded
        ? [['supersedes', plainText(`${superseded.id}, by ${superseded.by}: ${superseded.reason}`)] as const]
        : []),
      ...(rejection === null
        ? []
        : [['gate', `rejected this week's model, the champion stays: ${rejection}`] as const]),
      ...(drift === null ? [] : [['drift', drift] as const]),
      ...(metadata === null ? [] : provenanceRows(metadata)),
      ...(record.artefacts === null
        ? []
        : [['files', relative(process.cwd(), join(workspace, record.artefacts.recommendation.key))] as const]),
    ]),
  ].join('\n');
}

/** Announcement of the draw, whichever of its records is shown. */
function announcedLines(announced: Announcement | null, currency: string | null): string[] {
  if (announced === null) return [];
  const { jackpot, by, at, reason } = announced;
  const amount = currency === null ? jackpot.toLocaleString('en-GB') : money(jackpot, currency);
  return ['', 'Announced', plainText(`  ${amount}, by ${by} on ${instant(at)}: ${reason}`)];
}

function sinceLastLines({ sinceLast: change, currency }: IndexedRecord['summary']): string[] {
  if (change === null || currency === null) return [];
  const table = fittingTable(changeTableHead, changeTableRows(change, currency), outputWidth());
  return ['', `Since the draw of ${change.drawDate}`, table];
}

type Row = readonly [label: string, value: string];

function provenanceRows({
  code,
  image,
  data,
  config,
  model,
  challenger,
  cash,
  approval,
}: RecommendationMetadata): Row[] {
  const dataText = data && `md5 ${data.md5}, ${data.version === 'dvc' ? 'as its DVC pointer says' : 'unversioned'}`;
  return [
    ['code', codeText(code)],
    ...(image.digest === null ? [] : [['image', image.digest] as const]),
    ['data', dataText ?? 'none'],
    ['config', `sha256 ${config.sha256}`],
    ['model', model === null ? 'none' : `v${model.version}, sha256 ${model.digest}, of ${instant(model.registeredAt)}`],
    ...(challenger === null
      ? []
      : [
          [
            'trained',
            `v${challenger.version} ${challenger.verdict}, ${challenger.backend}, seed ${challenger.seed}`,
          ] as const,
        ]),
    ...(approval === null ? [] : [['approval', approvalText(approval)] as const]),
    ['cash', `${cash.version}${cash.simulated ? ' (SIMULATED)' : ''}`],
  ];
}

function aligned(rows: readonly Row[]): string[] {
  return rows.map(([label, value]) => `  ${label.padEnd(12)}${value}`);
}
