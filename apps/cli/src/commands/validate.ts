import { counted } from '@jackpot/config-schema';
import {
  type ConfigSet,
  type CountryConfig,
  type RunTime,
  firstDue,
  formatProblem,
  localDate,
  missingRuns,
  nextDraw,
  parseCountryConfig,
  quote,
  readersOf,
  runsOf,
} from '@jackpot/config-schema';
import { COUNTRIES_OF_ONE_READER, type Clock, SNS_LIMITS } from '@jackpot/ports';
import {
  type Finding,
  type RawSales,
  checkSales,
  clipToClock,
  formatFileProblem,
  formatFileWarning,
  formatFinding,
  formatFindings,
  formatSalesNote,
  lastReportedDate,
  lateDraws,
  splitByCountry,
} from '@jackpot/sales-data';
import type { Command } from 'commander';
import { didYouMean } from '../did-you-mean.ts';
import { readConfigsFolder } from '../inputs/configs-folder.ts';
import { Console } from '../output/console.ts';
import { type DataFile, readDataFile } from '../inputs/data-file.ts';
import { InvalidInput, UsageError } from '../errors.ts';
import { shared } from '../shared-options.ts';

interface ValidateOptions {
  readonly configs: string;
  readonly data: string;
  readonly country?: string;
  readonly json?: boolean;
}

/** More names of countries in one message would bury it. */
const NAMES_SHOWN = 10;
const systemClock: Clock = { now: () => new Date() };

export function addValidate(program: Command, clock = systemClock): void {
  program
    .command('validate')
    .summary('checks configs and data')
    .description('Checks every config, the contract across configs, and the data against them. Lists every problem.')
    .argument('[country]', 'what concerns this country alone')
    .addOption(shared.configs())
    .addOption(shared.data())
    .addOption(shared.country())
    .addOption(shared.json())
    .addHelpText('after', '\nExample:\n  $ npx jackpot validate england')
    .action(async (country: string | undefined, options: ValidateOptions) =>
      validate({ ...options, ...(country === undefined ? {} : { country }) }, clock),
    );
}

async function validate(options: ValidateOptions, clock: Clock): Promise<void> {
  const console = new Console(options.json ?? false);
  const warnings: string[] = [];
  const warn = (text: string) => {
    warnings.push(text);
    console.note(text);
  };
  const problems: string[] = [];
  const folder = await orProblems(problems, () => readConfigsFolder(options.configs));
  const countries = folder === null ? [] : chosen(readable(folder), options.country, options.configs);
  if (folder) problems.push(...problemsOf(folder.set, options.country), ...readerProblems(countries, warn));
  const runs = runsOf(folder?.set.company.ok ? folder.set.company.value : null);
  warnOfMissingRuns(countries, runs, clock, warn);
  const data = await orProblems(problems, () => readDataFile(options.data, (line) => console.note(line)));
  if (data)
    problems.push(...dataProblems(data, countries, { isOfOne: options.country !== undefined, runs, clock }, warn));
  if (problems.length > 0) throw new InvalidInput(problems);
  const names = countries.map(({ country }) => country);
  console.result(
    { valid: true, countries: names, warnings },
    `${counted(names.length, 'config')} in ${options.configs} and the rows in ${options.data} are valid: ${names.join(', ')}` +
      (warnings.length === 0 ? '' : ` (${warnings.length === 1 ? '1 warning' : `${warnings.length} warnings`} above)`),
  );
}

/** Runs `read`; on wrong input, adds its problems to the others and gives null, so that checking goes on. */
async function orProblems<T>(problems: string[], read: () => T | Promise<T>): Promise<T | null> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    problems.push(...error.problems);
    return null;
  }
}

/** Readers that AWS will refuse to subscribe, so that nobody waits for an e-mail that cannot come. */
function readerProblems(countries: readonly ReadCountry[], warn: (text: string) => void): string[] {
  const readers = readersOf(countries.flatMap(({ config }) => config ?? []));
  if (readers.size > SNS_LIMITS.filtersOfTopic)
    warn(
      `notify.emails: found ${readers.size} readers; on AWS a topic takes ${SNS_LIMITS.filtersOfTopic} until more are asked for in ` +
        'Service Quotas (filter policies per topic), and the others hear nothing',
    );
  return [...readers]
    .filter(([, read]) => read.length > COUNTRIES_OF_ONE_READER)
    .map(
      ([reader, read]) =>
        `notify.emails: found ${quote(reader)} in ${read.length} countries, expected at most ${COUNTRIES_OF_ONE_READER}, which is ` +
        'what a filter of SNS holds; name a second address for some of them',
    );
}

/** Draws that no run would decide, since each must wait for the draw before it. */
function warnOfMissingRuns(
  countries: readonly ReadCountry[],
  runs: readonly RunTime[],
  clock: Clock,
  warn: (text: string) => void,
): void {
  for (const { country, config } of countries) {
    const missing = config && missingRuns(config, localDate(clock.now(), config.timeZone), runs);
    if (!missing) continue;
    const entries = missing.runs.map(({ weekday, time }) => `{ weekday: ${weekday}, time: "${time}" }`);
    warn(
      `${country}: no run decides the draw of ${missing.drawDate}: an unwon jackpot of the draw before it is carried over, and that ` +
        `draw is still to come when the run begins. Add ${entries.join(', ')} to runs in company.yaml`,
    );
  }
}

/** The countries to look at: the one that is asked for, or all. @throws UsageError where none has its name */
function chosen(countries: readonly ReadCountry[], asked: string | undefined, folder: string): ReadCountry[] {
  const found = countries.filter(({ country }) => asked === undefined || country === asked);
  if (found.length > 0) return found;
  const known = countries.map(({ country }) => country);
  throw new UsageError(
    `--country ${asked}: ${folder} has ${known.join(', ')}${didYouMean(asked ?? '', new Set(known))}`,
  );
}

/** Problems of the configs, or of one country's own file. */
function problemsOf({ problems, countries }: ConfigSet, asked: string | undefined): string[] {
  const of =
    asked === undefined
      ? problems
      : countries.flatMap(({ country, parsed }) => (country === asked && !parsed.ok ? parsed.problems : []));
  return of.map(formatProblem);
}

interface ReadCountry {
  readonly country: string;
  /** Null where the file itself is wrong; a config that only its company or another config stops has rows to judge. */
  readonly config: CountryConfig | null;
}

function readable({ files, set }: ReturnType<typeof readConfigsFolder>): ReadCountry[] {
  const byName = new Map(files.map((configFile) => [configFile.name, configFile]));
  return set.countries.map(({ country, file, parsed }) => {
    const own = parsed.ok ? parsed : parseCountryConfig(byName.get(file) ?? { name: file, text: '' });
    return { country, config: own.ok ? own.value : null };
  });
}

function dataProblems(
  data: DataFile,
  countries: readonly ReadCountry[],
  { isOfOne, runs, clock }: { readonly isOfOne: boolean; readonly runs: readonly RunTime[]; readonly clock: Clock },
  warn: (text: string) => void,
): string[] {
  const split = splitByCountry(data.bytes);
  if (!split.ok) return split.problems.map((problem) => formatFileProblem(problem, data.path));
  for (const warning of split.warnings) warn(formatFileWarning(warning, data.path));
  const names = new Set(countries.map(({ country }) => country));
  for (const [country, { rows }] of split.countries)
    if (!isOfOne && names.size > 0 && !names.has(country))
      warn(
        `${data.path}:${rows[0]?.line}: country: found ${quote(country)} in ${rows.length} rows, ` +
          `expected one that has a config (${[...names].slice(0, NAMES_SHOWN).join(', ')}${names.size > NAMES_SHOWN ? ', …' : ''})` +
          `${didYouMean(country, names)}. Its rows are kept out.`,
      );
  return countries.flatMap(({ country, config }) => {
    if (config === null) return [];
    const sales = split.countries.get(country) ?? { columns: [], rows: [] };
    const { findings, notes } = judge(sales, config, clock);
    for (const note of notes) warn(`${country}: ${formatSalesNote(note, data.path)}`);
    if (findings.length === 0)
      for (const late of lateness(sales, config, clock.now(), runs))
        warn(`${country}: ${formatFinding(late, data.path)}`);
    return formatFindings(findings, data.path).map((text) => `${country}: ${text}`);
  });
}

/** Draws whose rows come too late for a run of today, which would hold the country's jackpot. */
function lateness(sales: RawSales, config: CountryConfig, now: Date, runs: readonly RunTime[]): Finding[] {
  const last = lastReportedDate(sales);
  const { drawDate, clock: run } = firstDue(config, now, runs);
  return last === '' ? [] : lateDraws(config, last, { drawDate, today: localDate(run, config.timeZone) });
}

/** Judged for the draw after the country's last row: whether the data is still fresh is a warning. */
function judge(sales: RawSales, config: CountryConfig, clock: Clock) {
  const today = localDate(clock.now(), config.timeZone);
  const last = lastReportedDate(clipToClock(sales, today).sales);
  return checkSales(sales, config, { drawDate: nextDraw(config, last || today) });
}
