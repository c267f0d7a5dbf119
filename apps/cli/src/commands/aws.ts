import { deployedInventory } from '@jackpot/aws-cost';
import type { Command } from 'commander';
import { costReport, costText } from '../aws/cost-report.ts';
import { Console } from '../console.ts';
import { shared } from '../shared-options.ts';
import { wholeNumber } from '../whole-number.ts';

interface CostOptions {
  readonly countries: string;
  readonly emails: string;
  readonly json?: boolean;
}

export function addAws(program: Command): void {
  const aws = program
    .command('aws')
    .summary('the system on AWS')
    .description('The system on AWS.')
    .helpCommand(false)
    .addHelpText('after', '\nExample:\n  $ npx jackpot aws cost');
  aws
    .command('cost')
    .summary('what it costs, and where its limits are')
    .description(
      'What a week and an idle month cost and where the limits are, from the templates and the public prices; nothing needs to be deployed.',
    )
    .option('--countries <n>', 'countries of the week', '4')
    .option('--emails <n>', "readers of one country's news", '5')
    .addOption(shared.json())
    .addHelpText('after', '\nExample:\n  $ npx jackpot aws cost --countries 100')
    .action(({ json, ...options }: CostOptions) => {
      const countries = wholeNumber('--countries', options.countries, 1);
      const emails = wholeNumber('--emails', options.emails, 0);
      const report = costReport(deployedInventory, countries, emails);
      new Console(json ?? false).result(report, costText(report));
    });
}
