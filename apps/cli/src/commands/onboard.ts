import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type ConfigSet, type CountryConfig, countryName, formatProblem, readConfigSet } from '@jackpot/config-schema';
import {
  type Answers,
  MalformedAnswer,
  NoCashLeft,
  type Question,
  defaultAnswers,
  fixedDefaults,
  newConfig,
  newConfigProblems,
  questionNames,
  questions,
} from '@jackpot/onboarding';
import { atomicWrite } from '@jackpot/platform/local';
import { MINIMUM_DRAWS, splitByCountry } from '@jackpot/sales-data';
import type { Command } from 'commander';
import { InvalidInput, UsageError } from '../errors.ts';
import { readConfigsFolder } from '../inputs/configs-folder.ts';
import { readCountrySales } from '../inputs/country-sales.ts';
import { type DataFile, readDataFile } from '../inputs/data-file.ts';
import { ask } from '../output/ask.ts';
import { canAsk } from '../output/confirm.ts';
import { Console } from '../output/console.ts';
import { shared } from '../shared-options.ts';

interface OnboardOptions extends Partial<Answers> {
  readonly configs: string;
  readonly data: string;
  readonly json?: boolean;
}

const configPath = (folder: string, name: string): string => join(folder, `${name}.yaml`);

/** Schema for editors, where the folder has it. */
const SCHEMA = 'schema/country.schema.json';

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

/** `--ticket-price` for `ticketPrice`. */
function optionOf(question: Question): string {
  return `--${question.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
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
  const problems = newConfigProblems(path, text, others);
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
      const text = newConfig(name, { cashShare: '0.000001', ...defaults, ...answers }, schemaIn(given.configs));
      return newConfigProblems(configPath(given.configs, name), text, others).join('\n') || null;
    } catch (error) {
      if (error instanceof MalformedAnswer) return error.message;
      throw error;
    }
  };
  const asked = canAsk() && !console.json ? await ask(givenOf(given), defaults, refusal) : givenOf(given);
  const { cashShare, ...rest } = { ...defaults, ...asked };
  if (cashShare === undefined) throw new NoCashLeft(others);
  return { ...rest, cashShare };
}

function givenOf(options: OnboardOptions): Partial<Answers> {
  return Object.fromEntries(
    questionNames.flatMap((question) => (options[question] === undefined ? [] : [[question, options[question]]])),
  );
}

/** @throws UsageError where an answer is not of its form */
function configText(name: string, folder: string, answers: Answers): string {
  try {
    return newConfig(name, answers, schemaIn(folder));
  } catch (error) {
    if (error instanceof MalformedAnswer) throw new UsageError(`${optionOf(error.question)}: ${error.message}`);
    throw error;
  }
}

function schemaIn(folder: string): string | null {
  return existsSync(join(folder, SCHEMA)) ? SCHEMA : null;
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
    readCountrySales(data, config, {}, () => {});
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
