import type { Command } from 'commander';
import { UsageError } from '../errors.ts';
import { canAsk, confirm } from '../output/confirm.ts';
import { Console } from '../output/console.ts';
import { shared } from '../shared-options.ts';
import { statedCash } from './stated-cash.ts';

interface SetOptions {
  readonly currency?: string;
  readonly asOf?: string;
  readonly yes?: boolean;
  readonly json?: boolean;
}

/** `jackpot aws cash`: what the treasury states. */
export function addCash(aws: Command): void {
  const cash = aws
    .command('cash')
    .summary('the available cash')
    .description('The available cash of the next weekly runs.')
    .helpCommand(false)
    .addHelpText('after', '\nExample:\n  $ npx jackpot aws cash set 80M');
  cash
    .command('set')
    .summary('states the available cash')
    .description(
      'States the available cash, net of prizes won and not yet paid and of rollover reserves, as a new version of the secret.\n' +
        'What the next run would refuse is refused here, and nothing is stored.',
    )
    .argument('<amount>', 'such as 80M or 80,000,000')
    .option('--currency <code>', 'ISO 4217 code (default: that of the published company.yaml)')
    .option('--as-of <instant>', 'when the amount was true, ISO 8601 with its zone (default: now)')
    .option('--yes', 'store it without a question')
    .addOption(shared.json())
    .addHelpText('after', '\nExample:\n  $ npx jackpot aws cash set 80M --yes')
    .action(setCash);
}

async function setCash(amount: string, { yes = false, json = false, ...stated }: SetOptions): Promise<void> {
  const console = new Console(json);
  // The SDK takes long to load.
  const { withDeployment } = await import('@jackpot/platform/aws');
  await withDeployment(async ({ store, cash: keeper }) => {
    const { cash, text, note } = await statedCash({ amount, ...stated }, store, new Date());
    if (note !== null) console.note(note);
    if (!yes && !(canAsk() && !json && (await confirm(`State ${text}?`))))
      throw new UsageError(`${text}: nothing is stored. To store it: --yes`);
    const version = await keeper.setAvailableCash(cash);
    console.result(
      { ...cash, version },
      `${text}: version ${version}, which the next run reads\nNext: npx jackpot aws preflight`,
    );
  });
}
