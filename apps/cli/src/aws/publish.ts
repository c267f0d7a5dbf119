import { type ConfigFile, formatProblem, parseCountryConfig } from '@jackpot/config-schema';
import type { Command } from 'commander';
import { InvalidInput } from '../errors.ts';
import { readConfigsFolder } from '../inputs/configs-folder.ts';
import { Console } from '../output/console.ts';
import { readDataFile } from '../inputs/data-file.ts';
import { withObjectsAt } from './with-objects-at.ts';
import { shared } from '../shared-options.ts';
import { publishInputs } from '../weekly-run/publish-inputs.ts';
import { claimPublication } from './published-commit.ts';

interface PublishOptions {
  readonly configs: string;
  readonly data: string;
  readonly to: string;
  readonly rollBack?: boolean;
  readonly json?: boolean;
}

/** Problems of a config. An unreadable config is refused: its placeholder would replace a sound one in the bucket. */
function problemsOf(file: ConfigFile): string[] {
  const parsed = parseCountryConfig(file);
  return parsed.ok ? [] : parsed.problems.map(formatProblem);
}

/** `jackpot aws publish`: what main does with configs and data, which need no deployment. */
export function addPublish(aws: Command): void {
  aws
    .command('publish')
    .summary('puts configs and data where the next weekly run reads them')
    .description(
      'Puts configs and data where the next weekly run reads them: a bucket, or a folder with the same keys.\n' +
        'The data file goes by its MD5 first, what names it last, so a run never finds half of a version.\n' +
        'The commit of the configs is noted there, and what an older one does not contain is not replaced by it.',
    )
    .addOption(shared.configs())
    .addOption(shared.data())
    .requiredOption('--to <place>', 's3://BUCKET, or a folder')
    .option('--roll-back', 'also over what a newer commit published')
    .addOption(shared.json())
    .addHelpText('after', '\nExample:\n  $ npx jackpot aws publish --to s3://my-bucket')
    .action(async ({ configs, data: path, to, rollBack = false, json }: PublishOptions) => {
      const console = new Console(json ?? false);
      const { files } = readConfigsFolder(configs);
      const unreadable = files.filter((file) => 'unreadable' in file);
      if (unreadable.length > 0) throw new InvalidInput(unreadable.flatMap(problemsOf));
      const data = await readDataFile(path, (line) => console.note(line));
      await withObjectsAt(to, '--to', async (store) => {
        await claimPublication(store, configs, rollBack);
        await publishInputs(store, files, data);
      });
      console.result(
        { to, configs: files.map(({ name }) => name), data: path },
        `${files.length} configs and ${path} are what the next run of ${to} reads`,
      );
    });
}
