import { preflight, preflightText } from '@jackpot/week-opener/step';
import type { Command } from 'commander';
import { exitCodes } from '../errors.ts';
import { Console } from '../output/console.ts';
import { shared } from '../shared-options.ts';

/** `jackpot aws preflight`: what the next weekly run would fail at. */
export function addPreflight(aws: Command): void {
  aws
    .command('preflight')
    .summary('what the next weekly run would fail at')
    .description(
      'What the next weekly run would fail at, or nobody would hear of: configs, cash and exchange rates too old by then, data\n' +
        'behind, quota of training jobs, readers who never confirmed, nobody on the alarms, a key or secret about to go.\n' +
        'It changes nothing. Each Tuesday it runs by itself, and what it finds is told by e-mail and alarm.',
    )
    .addOption(shared.json())
    .addHelpText('after', '\nExample:\n  $ npx jackpot aws preflight')
    .action(async ({ json }: { readonly json?: boolean }) => {
      // The SDK takes long to load.
      const { withDeployment } = await import('@jackpot/platform/aws');
      const report = await withDeployment(({ store, cash, account }) =>
        preflight({ store, secrets: cash, account, clock: { now: () => new Date() } }),
      );
      new Console(json ?? false).result(report, preflightText(report));
      process.exitCode = report.findings.length === 0 ? exitCodes.done : exitCodes.invalidInput;
    });
}
