import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type CountryConfig, countryName } from '@jackpot/config-schema';
import { isSalesColumn, type SalesColumn, salesColumns } from '@jackpot/sales-data';
import { dateOrders, type DateOrder } from '@jackpot/sales-import';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { readImport } from '../data-import/import-sales.ts';
import { keepMapping } from '../data-import/kept-mapping.ts';
import { leftOutText, mappingText } from '../data-import/preview.ts';
import { takeIn, takenInOptions, type TakeInOptions } from '../data-import/take-in.ts';
import { UsageError } from '../errors.ts';
import { readCountryFile } from '../inputs/country-file.ts';
import { Console } from '../output/console.ts';
import { shared } from '../shared-options.ts';

interface ImportOptions extends TakeInOptions {
  readonly country: string;
  readonly configs: string;
  readonly column: Readonly<Partial<Record<SalesColumn, string>>>;
  readonly dateOrder?: DateOrder;
  readonly anew?: boolean;
}

export function addDataImport(data: Command): void {
  const command = data
    .command('import')
    .summary("takes in one country's sales file as it is")
    .description(
      'Reads a CSV or XLSX file of any layout, shows how it is read and what it would add, change and refuse, and merges it\n' +
        "into the product's data. How it is read is kept in data/imports/COUNTRY.yaml for the next file.",
    )
    .argument('<file>', 'sales of one country, a row a draw or a week')
    .requiredOption('--country <name>', 'the country that the file is of')
    .addOption(shared.configs())
    .addOption(shared.data())
    .addOption(
      new Option('--column <column=header>', 'the header that holds a column of the product; may be given again')
        .argParser(statedColumn)
        .default({}, 'found by their names'),
    )
    .addOption(
      new Option('--date-order <order>', 'day or month first, where the dates do not tell').choices(dateOrders),
    )
    .option('--anew', 'find out again how the file is read, whatever was kept');
  takenInOptions(command)
    .addOption(shared.json())
    .addHelpText('after', '\nExample:\n  $ npx jackpot data import sales.xlsx --country england')
    .action(importFile);
}

async function importFile(file: string, options: ImportOptions): Promise<void> {
  const console = new Console(options.json ?? false);
  const { country, column: columns, dateOrder = null, anew = false } = options;
  if (!countryName.safeParse(country).success)
    throw new UsageError(`--country ${country}: expected a country's name, such as new-zealand`);
  const config = configOf(options.configs, country, console);
  const isStated = Object.keys(columns).length > 0 || dateOrder !== null;
  const read = await readImport({
    ...{ file, country, config, data: options.data, stated: { columns, dateOrder } },
    anew: anew || isStated,
  });
  console.note(mappingText(read, file));
  for (const line of leftOutText(read.passedOver, file, 'passed over')) console.note(line);
  if (read.nextJackpot !== null)
    console.note(`  the file also says the jackpot of the draw to come: ${read.nextJackpot.toLocaleString('en-GB')}`);
  const { mapping, passedOver, unread, nextJackpot } = read;
  await takeIn(
    console,
    { file, change: read.change, options, more: { mapping, passedOver, unread, nextJackpot } },
    () => keepMapping(read),
  );
}

/** The country's config, where it has one: without it nothing is known of its draws and jackpots. */
function configOf(folder: string, country: string, console: Console): CountryConfig | null {
  const path = join(folder, `${country}.yaml`);
  if (existsSync(path)) return readCountryFile(path);
  console.note(
    `${path}: not there, so the draws are not held against a calendar. Write it: npx jackpot onboard ${country}`,
  );
  return null;
}

function statedColumn(text: string, before: ImportOptions['column']): ImportOptions['column'] {
  const at = text.indexOf('=');
  const column = text.slice(0, Math.max(0, at));
  if (!isSalesColumn(column))
    throw new InvalidArgumentError(`expected COLUMN=HEADER, COLUMN one of ${salesColumns.join(', ')}`);
  return { ...before, [column]: text.slice(at + 1) };
}
