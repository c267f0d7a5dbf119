import { existsSync } from 'node:fs';
import { type ConfigSet, type CountryConfig, countryName, formatProblem, readConfigSet } from '@jackpot/config-schema';
import {
  companyProblems,
  companyText,
  disagreements,
  fixedDefaults,
  newConfigProblems,
  proposedAnswers,
  type Question,
  questionNames,
  questions,
  rowFacts,
  withCompany,
} from '@jackpot/onboarding';
import { atomicWrite } from '@jackpot/platform/local';
import type { Command } from 'commander';
import { InvalidInput, UsageError } from '../errors.ts';
import { countryFiles, readConfigsFolder } from '../inputs/configs-folder.ts';
import {
  answersOf,
  companyPath,
  configPath,
  configText,
  type OnboardOptions,
  optionOf,
  rateHint,
  readCompany,
} from '../onboarding/country-answers.ts';
import { countriesIn, missingData, rowsSoFar } from '../onboarding/country-rows.ts';
import { Console } from '../output/console.ts';
import { shared } from '../shared-options.ts';

export function addOnboard(program: Command): void {
  const command = program
    .command('onboard')
    .summary("writes a new country's config and validates it")
    .description(
      'Writes configs/NAME.yaml, every field explained, and validates it. What past draws tell is proposed, and held against the\n' +
        'config. On a terminal it asks for what no option gives; on a pipe it takes the defaults. A config that is there already is\n' +
        'never touched; company.yaml is written where there is none, or takes in a new currency.',
    )
    .argument('[name]', 'the country: lower-case words joined by hyphens (without it, names are proposed)')
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
    .action(async (name: string | undefined, options: OnboardOptions) => {
      if (name === undefined) throw new UsageError(await proposedNames(options));
      await onboard(name, options);
    });
}

function defaultText(question: Question): string {
  if (question === 'currency') return "the company's";
  if (question === 'timeZone') return "this machine's";
  if (question === 'exchangeRate') return 'the one in company.yaml';
  if (question === 'safetyNet') return '0, in a company.yaml that is written';
  return question === 'cashShare' ? 'what the other configs leave' : fixedDefaults[question];
}

async function onboard(name: string, options: OnboardOptions): Promise<void> {
  const console = new Console(options.json ?? false);
  const path = configPath(options.configs, name);
  refuseName(name, path);
  const others = configsSoFar(options.configs);
  const rows = await rowsSoFar(options.data, name, console);
  const facts = rows && rowFacts(rows);
  if (facts) console.note(`${options.data}: ${facts.draws} draws of ${name}; what they tell is proposed`);
  const answers = await answersOf(name, options, others, facts ? proposedAnswers(facts) : {}, console);
  const company = companyText(readCompany(options.configs), others, answers);
  const text = configText(name, options.configs, answers);
  const problems = [...companyProblems(company), ...newConfigProblems(path, text, withCompany(others, company.text))];
  if (problems.length > 0)
    throw new UsageError(
      [`${path} is not written:`, ...problems.map((problem) => `  ${problem}`), ...rateHint(others, answers)].join(
        '\n',
      ),
    );
  if (company.changed) {
    atomicWrite(companyPath(options.configs), company.text);
    console.note(`${companyPath(options.configs)}: written`);
  }
  atomicWrite(path, text);
  console.note(`${path}: written`);
  const config = validated(name, options.configs);
  const missing = await missingData(options.data, config);
  const warnings = facts ? disagreements(config, facts) : [];
  console.result(
    { country: name, path, valid: true, data: { path: options.data, problems: missing }, warnings },
    [
      `${path} is valid.`,
      ...warnings.map((warning) => `Look again: ${warning}.`),
      ...(missing.length === 0
        ? [`${options.data} has the draws that it needs.`, `Next: npx jackpot weekly --country ${name}`]
        : [
            ...missing,
            `Next: look ${path} over, add the draws, then: npx jackpot validate --configs ${options.configs}`,
          ]),
    ].join('\n'),
  );
}

/** Countries that the data has rows of and the folder no config. */
async function proposedNames({ configs, data }: OnboardOptions): Promise<string> {
  const known = new Set(countryFiles(configs));
  const names = (await countriesIn(data)).filter((name) => !known.has(name));
  const [first] = names;
  if (first === undefined) return 'expected a name, such as: npx jackpot onboard norway';
  return (
    `expected a name; ${data} has rows of ${names.join(', ')}, which ${names.length === 1 ? 'has' : 'have'} no config: ` +
    `npx jackpot onboard ${first}`
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

/** The config beside the company's and the other countries'. @throws InvalidInput with what is still wrong */
function validated(name: string, folder: string): CountryConfig {
  const entry = readConfigsFolder(folder).set.countries.find(({ country }) => country === name);
  if (entry === undefined) throw new InvalidInput([`${folder}: ${name}.yaml was taken away while it was validated`]);
  if (!entry.parsed.ok) throw new InvalidInput(entry.parsed.problems.map(formatProblem));
  return entry.parsed.value;
}
