import type { ObjectStore, RecordIndex } from '@jackpot/ports';
import type { Command } from 'commander';
import { announceDraw } from '../announcing/announce-draw.ts';
import { announcedDocument, announcedText } from '../announcing/announced-text.ts';
import { parsePositiveAmount } from '../inputs/amount.ts';
import { Console } from '../output/console.ts';
import { withWorkspace } from '../records/with-workspace.ts';
import { shared } from '../shared-options.ts';

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
      const given = { country, jackpot: parsePositiveAmount('amount', amount), by: options.by, reason: options.reason };
      const clock = { now: () => new Date() };
      const announced = await withRecords(options, (records) => announceDraw(given, options.drawDate, records, clock));
      new Console(options.json ?? false).result(
        announcedDocument(announced),
        announcedText(announced, options.workspace),
      );
    });
}

/** The records of a workspace, or those on AWS. */
async function withRecords<T>({ workspace, aws }: AnnounceOptions, use: (records: Records) => Promise<T>): Promise<T> {
  if (aws !== true) return withWorkspace(workspace, use);
  // The SDK takes long to load.
  const { withDeployment } = await import('@jackpot/platform/aws');
  return withDeployment(use);
}
