import { isIsoDate, plainText } from '@jackpot/config-schema';
import type { Clock, ObjectStore, RecordIndex } from '@jackpot/ports';
import { recommendation } from '@jackpot/decision';
import { type Announcement, type RecordBody, announce, getPinnedJson, recordBody } from '@jackpot/record';
import { money } from '@jackpot/report';
import type { Command } from 'commander';
import { UsageError } from '../errors.ts';
import { parsePositiveAmount } from '../inputs/amount.ts';
import { Console } from '../output/console.ts';
import { withWorkspace } from '../records/with-workspace.ts';
import { shared, workspaceOption } from '../shared-options.ts';

interface AnnounceOptions {
  readonly by: string;
  readonly reason: string;
  readonly drawDate?: string;
  readonly workspace: string;
  readonly aws?: boolean;
  readonly json?: boolean;
}

interface Records {
  readonly index: RecordIndex;
  readonly store: ObjectStore;
}

const systemClock: Clock = { now: () => new Date() };

export function addAnnounce(program: Command): void {
  program
    .command('announce')
    .summary('records what was really announced')
    .description(
      'Records the jackpot that was really announced for a draw, whatever was recommended: later decisions go by it until the\n' +
        'sales data has its row. Nothing is changed or refused for it; another announcement takes its place.',
    )
    .argument('<country>', "the country's name")
    .argument('<amount>', "the jackpot, in the country's currency: 22M, 22,000,000 or 22000000")
    .requiredOption('--by <name>', 'who announced it')
    .addOption(shared.reason('why it is what it is').makeOptionMandatory())
    .option('--draw-date <date>', "the draw (default: that of the country's last record)")
    .addOption(shared.workspace())
    .addOption(shared.aws())
    .addOption(shared.json())
    .addHelpText(
      'after',
      '\nExample:\n  $ npx jackpot announce england 22M --draw-date 2026-11-28 --by "Ann Archer" --reason "the board rounded up"',
    )
    .action(async (country: string, amount: string, options: AnnounceOptions) => {
      const jackpot = parsePositiveAmount('amount', amount);
      const given = { country, jackpot, by: options.by, reason: options.reason };
      const { announced, currency } = await withRecords(options, (records) =>
        announceDraw(given, options.drawDate, records, systemClock),
      );
      new Console(options.json ?? false).result(announced, announcedText(announced, currency, options.workspace));
    });
}

/** The records of a workspace, or those on AWS. */
async function withRecords<T>({ workspace, aws }: AnnounceOptions, use: (records: Records) => Promise<T>): Promise<T> {
  if (aws !== true) return withWorkspace(workspace, use);
  // The SDK takes long to load.
  const { withDeployment } = await import('@jackpot/platform/aws');
  return withDeployment(use);
}

/** @throws UsageError where no draw is named and the country has no record, or no draw of that date can be meant */
async function announceDraw(
  given: Pick<Announcement, 'country' | 'jackpot' | 'by' | 'reason'>,
  asked: string | undefined,
  records: Records,
  clock: Clock,
): Promise<{ readonly announced: Announcement; readonly currency: string | null }> {
  const { country, jackpot } = given;
  if (asked !== undefined && !isIsoDate(asked))
    throw new UsageError(`--draw-date: expected a date such as 2026-11-28, found "${asked}"`);
  const last = (await records.index.history(country)).at(-1)?.drawDate;
  const drawDate = asked ?? last;
  if (drawDate === undefined)
    throw new UsageError(`${country} has no record yet, so the draw must be named: --draw-date DATE`);
  const entry = await records.index.current(country, drawDate);
  const record = entry && recordBody.parse(entry.body);
  const announced: Announcement = {
    ...given,
    drawDate,
    at: clock.now().toISOString(),
    answers: record?.summary.recordId ?? null,
    misses: record === null ? [] : await missesOf(record, jackpot, records.store),
  };
  await announce(announced, records.index);
  return { announced, currency: record?.summary.currency ?? null };
}

/** Constraints that a jackpot misses, by the table of its record; between two rows the nearer one counts. */
async function missesOf({ artefacts }: RecordBody, jackpot: number, store: ObjectStore): Promise<string[]> {
  if (artefacts === null) return [];
  const decided = recommendation.parse(await getPinnedJson(store, artefacts.recommendation));
  if (decided.status === 'held') return [];
  const distance = (row: { readonly jackpot: number }) => Math.abs(row.jackpot - jackpot);
  const [nearest] = [...decided.candidates].sort((a, b) => distance(a) - distance(b));
  const misses = nearest?.misses ?? [];
  return nearest?.jackpot === jackpot || misses.includes('grid') ? [...misses] : ['grid', ...misses];
}

function announcedText(announced: Announcement, currency: string | null, workspace: string): string {
  const { country, drawDate, jackpot, by, answers, misses } = announced;
  const amount = currency === null ? jackpot.toLocaleString('en-GB') : money(jackpot, currency);
  return [
    `${country}: ${amount} announced for ${drawDate}, by ${plainText(by)}.`,
    ...(misses.length === 0 ? [] : [`It misses ${misses.join(', ')}; it counts all the same.`]),
    ...(answers === null ? [] : [`Next: npx jackpot show ${answers}${workspaceOption(workspace)}`]),
  ].join('\n');
}
