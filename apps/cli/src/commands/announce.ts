import { type AnnouncedDraw, announceDraw, announcedDraw } from '@jackpot/answers/step';
import type { Announcement } from '@jackpot/record';
import type { Command } from 'commander';
import { announcedDocument, announcedText } from '../announcing/announced-text.ts';
import { UsageError } from '../errors.ts';
import { parsePositiveAmount } from '../inputs/amount.ts';
import { Console } from '../output/console.ts';
import { withWorkspace } from '../records/with-workspace.ts';
import { shared } from '../shared-options.ts';

interface AnnounceOptions {
  readonly by?: string;
  readonly reason: string;
  readonly drawDate?: string;
  readonly workspace: string;
  readonly aws?: boolean;
  readonly json?: boolean;
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
    .option('--by <name>', 'who announced it; on AWS, whose credentials these are')
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
      const given = { country, jackpot: parsePositiveAmount('amount', amount), reason: options.reason };
      const announced = await announceWith(given, options);
      new Console(options.json ?? false).result(
        announcedDocument(announced),
        announcedText(announced, options.workspace),
      );
    });
}

/** Records it in a workspace, or tells AWS. @throws UsageError */
function announceWith(
  given: Pick<Announcement, 'country' | 'jackpot' | 'reason'>,
  { by, drawDate, workspace, aws }: AnnounceOptions,
): Promise<AnnouncedDraw> {
  if (aws === true && by !== undefined)
    throw new UsageError('--by: on AWS the record names whose credentials these are; leave it out');
  if (aws === true) return announceOnAws({ ...given, drawDate });
  if (by === undefined) throw new UsageError("required option '--by <name>' not specified");
  const clock = { now: () => new Date() };
  return withWorkspace(workspace, (records) => announceDraw({ ...given, by }, drawDate, records, clock));
}

async function announceOnAws(given: object): Promise<AnnouncedDraw> {
  // The SDK takes long to load.
  const { withDeployment } = await import('@jackpot/platform/aws');
  return announcedDraw.parse(await withDeployment((deployment) => deployment.say({ action: 'announce', ...given })));
}
