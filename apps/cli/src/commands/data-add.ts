import { counted } from '@jackpot/config-schema';
import { resolve } from 'node:path';
import { changeSales } from '@jackpot/sales-import';
import type { Command } from 'commander';
import { dataFileDraws } from '../data-import/data-file-draws.ts';
import { dataText } from '../data-import/data-text.ts';
import { takeIn, takenInOptions, type TakeInOptions } from '../data-import/take-in.ts';
import { addDataVersion } from '../data-version/add.ts';
import { Console } from '../output/console.ts';
import { shared } from '../shared-options.ts';

interface AddOptions extends TakeInOptions {
  readonly configs: string;
}

export function addDataAdd(data: Command): void {
  const command = data
    .command('add')
    .summary('records the data file as a new version, or takes in the rows of another')
    .description(
      'Without a file, or with that of --data: checks it, puts it into the store and writes the pointer beside it.\n' +
        "With another file of the product's own format: shows what it would add and change, and merges it into --data.",
    )
    .argument('[file]', 'gzip CSV of sales (default: the file of --data)')
    .addOption(shared.configs())
    .addOption(shared.data());
  takenInOptions(command)
    .addOption(shared.json())
    .addHelpText('after', '\nExample:\n  $ npx jackpot data add new-draws.csv.gz --yes')
    .action(async (file: string | undefined, options: AddOptions) => {
      const console = new Console(options.json ?? false);
      if (file === undefined || resolve(file) === resolve(options.data)) await record(options.data, console);
      else await merge(file, options, console);
    });
}

async function record(path: string, console: Console): Promise<void> {
  const added = await addDataVersion(path, (line) => console.note(line));
  const { pointer, countries, rows, changed } = added;
  console.result(
    { ...added, path },
    `${path}: version ${pointer.md5}, ${counted(rows, 'row')} of ${countries.join(', ')}, ${changed ? 'recorded' : 'was recorded already'}\n` +
      (changed
        ? `Next: npx jackpot validate --data ${path}, then commit ${path}.dvc and the store`
        : 'Next: npx jackpot weekly --draw-date next'),
  );
}

async function merge(file: string, options: AddOptions, console: Console): Promise<void> {
  const imports = dataFileDraws(file, options.configs, (line) => console.note(line));
  await takeIn(console, { file, change: changeSales(dataText(options.data), imports), options, more: {} }, () => {});
}
