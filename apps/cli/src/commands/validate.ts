import { join } from 'node:path';
import { type ConfigSet, formatProblem, localDate, nextDrawDate } from '@jackpot/config-schema';
import {
  checkSales,
  clipToClock,
  formatFileProblem,
  formatFileWarning,
  formatFinding,
  splitByCountry,
} from '@jackpot/sales-data';
import type { Command } from 'commander';
import { readConfigsFolder } from '../configs-folder.ts';
import { Console } from '../console.ts';
import { type DataFile, readDataFile } from '../data-file.ts';
import { InvalidInput } from '../errors.ts';

interface ValidateOptions {
  readonly configs: string;
  readonly data: string;
  readonly json?: boolean;
}

export function addValidate(program: Command): void {
  program
    .command('validate')
    .summary('checks configs and data')
    .description('Checks every config, the contract across configs, and the data against them. Lists every problem.')
    .option('--configs <dir>', 'folder of COUNTRY.yaml files and company.yaml', 'configs')
    .option('--data <file>', 'sales data', join('data', 'lottery_sales.csv.gz'))
    .option('--json', 'print one JSON document')
    .addHelpText('after', '\nExample:\n  $ npx jackpot validate --configs configs')
    .action(async (options: ValidateOptions) => validate(options));
}

async function validate(options: ValidateOptions): Promise<void> {
  const console = new Console(options.json ?? false);
  const { set } = readConfigsFolder(options.configs);
  const data = await readDataFile(options.data, (line) => console.note(line));
  const problems = [...set.problems.map(formatProblem), ...dataProblems(data, set, console)];
  if (problems.length > 0) throw new InvalidInput(problems);
  const countries = set.countries.map(({ country }) => country);
  console.result(
    { valid: true, countries },
    `${countries.length} configs in ${options.configs} and their rows in ${options.data} are valid: ${countries.join(', ')}`,
  );
}

/** Judged for the draw after each country's last row: whether the data is still fresh is the weekly run's question. */
function dataProblems(data: DataFile, set: ConfigSet, console: Console): string[] {
  const split = splitByCountry(data.bytes);
  if (!split.ok) return split.problems.map((problem) => formatFileProblem(problem, data.path));
  for (const warning of split.warnings) console.note(formatFileWarning(warning, data.path));
  return set.countries.flatMap(({ country, parsed }) => {
    if (!parsed.ok) return [];
    const config = parsed.value;
    const raw = split.countries.get(country) ?? { columns: [], rows: [] };
    const { sales } = clipToClock(raw, localDate(new Date(), config.timeZone));
    const last = sales.rows
      .map((row) => row.fields.draw_date ?? '')
      .sort()
      .at(-1);
    const drawDate = nextDrawDate(last || localDate(new Date(), config.timeZone), config.draw.weekday);
    return checkSales(raw, config, { drawDate }).findings.map(
      (finding) => `${country}: ${formatFinding(finding, data.path)}`,
    );
  });
}
