import type { Command } from 'commander';
import { didYouMean } from '../did-you-mean.ts';
import { UsageError } from '../errors.ts';
import { Console } from '../output/console.ts';
import { type SystemOptions, withSystem } from '../records/system.ts';
import { shared, workspaceOption } from '../shared-options.ts';
import { wholeNumber } from '../whole-number.ts';

interface RollbackOptions extends SystemOptions {
  readonly reason: string;
  readonly by?: string;
  readonly json?: boolean;
}

export function addRollback(models: Command): void {
  models
    .command('rollback')
    .summary('uses an earlier approved version again')
    .description(
      'Withdraws the approval of every later version, so that the given one is the latest approved again. The next model\n' +
        'that the gate approves takes over from it. Records stay as they are: decide anew with weekly --supersede.',
    )
    .argument('<country>', 'the country')
    .argument('<version>', 'version to use again, as models lists it: 1 or v1')
    .addOption(shared.reason('why it is rolled back').makeOptionMandatory())
    .addOption(shared.by())
    .addOption(shared.workspace())
    .addOption(shared.aws())
    .addOption(shared.json())
    .addHelpText('after', '\nExample:\n  $ npx jackpot models rollback england 1 --reason "v2 oversells holidays"')
    .action(async (country: string, version: string, options: RollbackOptions) => rollback(country, version, options));
}

async function rollback(country: string, text: string, options: RollbackOptions): Promise<void> {
  const { reason, json, aws, workspace } = options;
  const version = wholeNumber('version', text.replace(/^v/, ''), 1);
  const { by, withdrawn, decided } = await withSystem(options, ({ registry, principal, alone, records, countries }) =>
    alone(`rolling back ${country} to v${version}`, async () => {
      if (!countries.includes(country))
        throw new UsageError(
          `${country}: found models of ${countries.join(', ') || 'no country'}${didYouMean(country, countries)}`,
        );
      const who = options.by ?? (await principal());
      const before = await registry.list(country);
      await registry.rollBack(country, version, { by: who, reason });
      const ofCountry = (await records()).filter((record) => record.country === country);
      return {
        by: who,
        decided: ofCountry.at(-1)?.drawDate,
        withdrawn: before.filter((model) => model.version > version && model.status === 'Approved'),
      };
    }),
  );
  if (withdrawn.length === 0) throw new UsageError(`v${version} of ${country} is in use already`);
  const versions = withdrawn.map((model) => model.version);
  new Console(json ?? false).result(
    { country, inUse: version, withdrawn: versions, by, reason },
    `${country}: v${version} is in use again; ${by} withdrew ${versions.map((one) => `v${one}`).join(', ')}: ${reason}` +
      (aws === true || decided === undefined
        ? '\nThe next run decides with it; what is decided already stays.'
        : `\nNext, to decide the draw of ${decided} anew: npx jackpot weekly --draw-date ${decided} --country ${country} --supersede --reason TEXT${workspaceOption(workspace)}`),
  );
}
