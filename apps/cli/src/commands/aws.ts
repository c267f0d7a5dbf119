import { deployedInventory } from '@jackpot/aws-cost';
import { isIsoDate } from '@jackpot/config-schema';
import type { WeekRequest } from '@jackpot/workflow';
import type { Command } from 'commander';
import { costReport, costText } from '../aws/cost-report.ts';
import { addCash } from '../aws/cash.ts';
import { addPreflight } from '../aws/preflight.ts';
import { addPublish } from '../aws/publish.ts';
import { addStatus } from '../aws/status.ts';
import { Console } from '../output/console.ts';
import { UsageError } from '../errors.ts';
import { shared } from '../shared-options.ts';
import { wholeNumber } from '../whole-number.ts';

interface CostOptions {
  readonly countries: string;
  readonly emails: string;
  readonly json?: boolean;
}

interface RerunOptions {
  readonly drawDate: string;
  readonly country: string[];
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
  aws
    .command('rerun')
    .summary("decides countries' draw once more, where it failed")
    .description(
      "Starts a recovery run: an execution of the weekly run, as of its draw's Wednesday, for these countries alone. What is\n" +
        'recommended already stays as it is.',
    )
    .requiredOption('--draw-date <date>', 'the draw to decide')
    .requiredOption('--country <name...>', 'these countries alone')
    .addOption(shared.json())
    .addHelpText('after', '\nExample:\n  $ npx jackpot aws rerun --draw-date 2026-11-28 --country england sweden')
    .action(rerun);
  addPublish(aws);
  addStatus(aws);
  addPreflight(aws);
  addCash(aws);
}

async function rerun({ drawDate, country, json }: RerunOptions): Promise<void> {
  if (!isIsoDate(drawDate)) throw new UsageError(`--draw-date ${drawDate}: expected a date such as 2026-11-28`);
  const request: WeekRequest = { drawDate, countries: country };
  // The SDK takes long to load.
  const { withDeployment } = await import('@jackpot/platform/aws');
  const execution = await withDeployment((deployment) => deployment.startWeeklyRun(request));
  new Console(json ?? false).result(
    { execution, request },
    `Started ${execution}\n\nFollow it: aws stepfunctions describe-execution --execution-arn ${execution}`,
  );
}
