import { existsSync } from 'node:fs';
import { isIsoDate } from '@jackpot/config-schema';
import { atomicWrite } from '@jackpot/platform/local';
import { writeGzipText } from '@jackpot/sales-data';
import { marketOf, salesCsv, simulateSales } from '@jackpot/simulator';
import type { Command } from 'commander';
import { Console } from '../output/console.ts';
import { readCountryFile } from '../inputs/country-file.ts';
import { UsageError } from '../errors.ts';
import { configPath, countryArgument, type NamedCountry } from '../inputs/named-country.ts';
import { shared } from '../shared-options.ts';
import { wholeNumber } from '../whole-number.ts';

interface SimulateOptions extends NamedCountry {
  readonly weeks: string;
  readonly seed: string;
  readonly lastDraw: string;
  readonly out?: string;
  readonly json?: boolean;
}

/** A fixed date, so that equal commands give equal data on any day; it is where the shipped data ends. */
const LAST_DRAW = '2026-11-22';
/** 200 years; dates beyond four digits are no dates of the data file. */
const MOST_WEEKS = 10_400;

export function addSimulate(program: Command): void {
  program
    .command('simulate')
    .summary('sales data from the simulator')
    .description(
      'Sales data of a lottery that does not exist: draws under the rules and the calendar of a config, with every column. Equal\n' +
        'weeks, seeds and configs give equal data.',
    )
    .argument('[country]', "a country's name, whose config is taken")
    .addOption(shared.config())
    .addOption(shared.configs())
    .requiredOption('--weeks <n>', 'how many weeks of draws')
    .requiredOption('--seed <n>', 'seed of the course that the world takes')
    .option('--last-draw <date>', 'the last day of these weeks', LAST_DRAW)
    .option('--out <file>', 'gzip CSV to write; without it the CSV goes to stdout')
    .addOption(shared.json())
    .addHelpText('after', '\nExample:\n  $ npx jackpot simulate england --weeks 156 --seed 1 --out england.csv.gz')
    .action((country: string | undefined, options: SimulateOptions) =>
      simulate({ ...options, ...(country === undefined ? {} : { country }) }),
    );
}

function simulate(options: SimulateOptions): void {
  const console = new Console(options.json ?? false);
  const weeks = wholeNumber('--weeks', options.weeks, 1);
  if (weeks > MOST_WEEKS) throw new UsageError(`--weeks: expected at most ${MOST_WEEKS}, found ${weeks}`);
  const seed = wholeNumber('--seed', options.seed, 0);
  const { out, lastDraw } = options;
  if (!isIsoDate(lastDraw))
    throw new UsageError(`--last-draw: expected a date such as ${LAST_DRAW}, found "${lastDraw}"`);
  if (out !== undefined && existsSync(`${out}.dvc`))
    throw new UsageError(`--out ${out}: ${out}.dvc says what this file holds. Write the simulation to another file`);
  const rules = readCountryFile(configPath(options));
  const { country } = rules;
  const draws = simulateSales({ rules, ...marketOf(rules) }, { weeks, seed, lastDrawDate: lastDraw });
  const csv = salesCsv(new Map([[country, draws]]));
  if (out !== undefined) atomicWrite(out, writeGzipText(csv));
  const [from, to] = [draws[0]?.drawDate ?? '', draws.at(-1)?.drawDate ?? ''];
  const made = `simulated ${draws.length} draws of ${country}, ${from} to ${to}, seed ${seed}`;
  if (!console.json && out === undefined) {
    process.stdout.write(csv);
    console.note(made);
    return;
  }
  console.result(
    { country, draws: draws.length, from, to, seed, out: out ?? null, ...(out === undefined && { csv }) },
    `${made}: ${out}\nNext: npx jackpot train ${countryArgument(options)} --data ${out} --model-dir models/${country}`,
  );
}
