import { existsSync } from 'node:fs';
import { join } from 'node:path';
import {
  type ConfigSet,
  type CountryConfig,
  checkContract,
  countryConfigJsonSchema,
  countryName,
  formatProblem,
  parseCountryConfig,
  readConfigSet,
} from '@jackpot/config-schema';
import { atomicWrite } from '@jackpot/platform/local';
import { MINIMUM_DRAWS, splitByCountry } from '@jackpot/sales-data';
import type { Command } from 'commander';
import { readConfigsFolder } from '../inputs/configs-folder.ts';
import { canAsk } from '../output/confirm.ts';
import { Console } from '../output/console.ts';
import { readCountrySales } from '../inputs/country-sales.ts';
import { type DataFile, readDataFile } from '../inputs/data-file.ts';
import { InvalidInput, UsageError } from '../errors.ts';
import {
  type Answers,
  MalformedAnswer,
  type Question,
  configOf,
  defaultAnswers,
  fixedDefaults,
  optionOf,
  questionNames,
  questions,
} from '../onboarding/answers.ts';
import { ask } from '../onboarding/ask.ts';
import { commentedYaml } from '../onboarding/commented-yaml.ts';
import { shared } from '../shared-options.ts';

interface OnboardOptions extends Partial<Answers> {
  readonly configs: string;
  readonly data: string;
  readonly json?: boolean;
}

const configPath = (folder: string, name: string): string => join(folder, `${name}.yaml`);

/** Schema for editors, where the folder has it. */
const SCHEMA = 'schema/country.schema.json';
const EDITOR_LINE = `# yaml-language-server: $schema=${SCHEMA}\n`;
const LEGEND = '# Lines that begin with # may be left out; they show the default or an example.\n';

export function addOnboard(program: Command): void {
  const command = program
    .command('onboard')
    .summary("writes a new country's config and validates it")
    .description(
      'Writes configs/NAME.yaml, every field explained, and validates it. On a terminal it asks for what no option gives;\n' +
        'on a pipe it takes the defaults. A config that is there already is never touched.',
    )
    .argument('<name>', 'the country: lower-case words joined by hyphens')
    .addOption(shared.configs())
    .addOption(shared.data());
  for (const question of questionNames) {
    const { argument, asks } = questions[question];
    command.option(`${optionOf(question)} ${argument}`, `${asks} (default: ${defaultText(question)})`);
  }
  command
    .addOption(shared.json())
    .addHelpText(
      'after',
      '\nExample:\n  $ npx jackpot onboard norway --currency EUR --weekday sunday --jackpot 1000000:8000000:50000',
    )
    .action(async (name: string, options: OnboardOptions) => onboard(name, options));
}

function defaultText(question: Question): string {
  if (question === 'currency') return "the company's";
  if (question === 'timeZone') return "this machine's";
  return question === 'cashShare' ? 'what the other configs leave' : fixedDefaults[question];
}

async function onboard(name: string, options: OnboardOptions): Promise<void> {
  const console = new Console(options.json ?? false);
  const path = configPath(options.configs, name);
  refuseName(name, path);
  const others = configsSoFar(options.configs);
  const text = configText(name, options.configs, await answersOf(name, options, others, console));
  const problems = problemsOf(path, text, others);
  if (problems.length > 0)
    throw new UsageError(`${path} is not written:\n${problems.map((problem) => `  ${problem}`).join('\n')}`);
  atomicWrite(path, text);
  console.note(`${path}: written`);
  const config = validated(name, options.configs);
  const missing = await missingData(options.data, config);
  console.result(
    { country: name, path, valid: true, data: { path: options.data, problems: missing } },
    [
      `${path} is valid.`,
      ...(missing.length === 0
        ? [`${options.data} has the draws that it needs.`, 'Next: npx jackpot weekly --draw-date next']
        : [
            ...missing,
            `Next: look ${path} over, add the draws, then: npx jackpot validate --configs ${options.configs}`,
          ]),
    ].join('\n'),
  );
}

/** The first country's folder may be empty, or not be there yet. */
function configsSoFar(folder: string): ConfigSet {
  try {
    return readConfigsFolder(folder).set;
  } catch (error) {
    if (error instanceof InvalidInput) return readConfigSet([]);
    throw error;
  }
}

function refuseName(name: string, path: string): void {
  if (!countryName.safeParse(name).success || name === 'company')
    throw new UsageError(
      `${name}: expected a country's name of lower-case words joined by hyphens, such as new-zealand`,
    );
  if (existsSync(path))
    throw new UsageError(`${path} is there already and stays as it is: edit it, or onboard another name`);
}

async function answersOf(name: string, given: OnboardOptions, others: ConfigSet, console: Console): Promise<Answers> {
  const defaults = defaultAnswers(others, Intl.DateTimeFormat().resolvedOptions().timeZone);
  const refusal = (answers: Partial<Answers>): string | null => {
    try {
      const text = configText(name, given.configs, { cashShare: '0.000001', ...defaults, ...answers });
      return problemsOf(configPath(given.configs, name), text, others).join('\n') || null;
    } catch (error) {
      if (error instanceof MalformedAnswer) return error.reason;
      throw error;
    }
  };
  const asked = canAsk() && !console.json ? await ask(givenOf(given), defaults, refusal) : givenOf(given);
  const { cashShare, ...rest } = { ...defaults, ...asked };
  if (cashShare === undefined) throw noCashLeft(others);
  return { ...rest, cashShare };
}

function givenOf(options: OnboardOptions): Partial<Answers> {
  return Object.fromEntries(
    questionNames.flatMap((question) => (options[question] === undefined ? [] : [[question, options[question]]])),
  );
}

function noCashLeft({ countries }: ConfigSet): UsageError {
  const shares = countries
    .flatMap(({ country, parsed }) => (parsed.ok ? [{ country, share: parsed.value.constraints.cash.share }] : []))
    .sort((a, b) => b.share - a.share);
  const list = shares.map(({ country, share }) => `${country} ${share}`).join(', ');
  return new UsageError(
    `the other configs' cash shares leave nothing under 1 (${list}): lower constraints.cash.share in one of them first`,
  );
}

/** @throws MalformedAnswer */
function configText(name: string, folder: string, answers: Answers): string {
  const yaml = commentedYaml(countryConfigJsonSchema(), configOf(name, answers));
  return (existsSync(join(folder, SCHEMA)) ? EDITOR_LINE : '') + LEGEND + yaml;
}

/** Reasons not to write a config of this text: its own problems, else those beside the other configs. */
function problemsOf(path: string, text: string, { company, countries }: ConfigSet): string[] {
  const parsed = parseCountryConfig({ name: path, text });
  if (!parsed.ok) return parsed.problems.map(({ message }) => message);
  const others = countries.flatMap(({ file, parsed: other }) => (other.ok ? [{ file, config: other.value }] : []));
  const parties = [...others, { file: path, config: parsed.value }];
  return checkContract(parties, company.ok ? company.value : undefined).map(({ message }) => message);
}

/** The config beside the company's and the other countries'. @throws InvalidInput with what is still wrong */
function validated(name: string, folder: string): CountryConfig {
  const entry = readConfigsFolder(folder).set.countries.find(({ country }) => country === name);
  if (entry === undefined) throw new InvalidInput([`${folder}: ${name}.yaml was taken away while it was validated`]);
  if (!entry.parsed.ok) throw new InvalidInput(entry.parsed.problems.map(formatProblem));
  return entry.parsed.value;
}

/** Data missing for a first run; empty where none is. */
async function missingData(path: string, config: CountryConfig): Promise<readonly string[]> {
  const needs =
    `It needs at least ${MINIMUM_DRAWS} rows of country ${config.country}: one a draw, with draw_date, ` +
    'jackpot_announced, and tickets_sold or gross_sales (docs/data.md)';
  let data: DataFile | null = null;
  try {
    data = await readDataFile(path, () => {});
    readCountrySales(data, config, undefined, () => {});
    return [];
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    const hasEnough = data !== null && rowsOf(data, config.country) >= MINIMUM_DRAWS;
    return hasEnough ? error.problems : [...error.problems, needs];
  }
}

function rowsOf({ bytes }: DataFile, country: string): number {
  const split = splitByCountry(bytes);
  return split.ok ? (split.countries.get(country)?.rows.length ?? 0) : 0;
}
