import type { CompanyConfig } from './company-config.ts';
import { countryOf, parseCompanyConfig, parseCountryConfig } from './config-file.ts';
import type { CountryConfig } from './country-config.ts';
import type { ConfigFile } from './config-source.ts';
import { type ConfigPath, type Parsed, type Place, type Problem, problemAt, quote } from './problem.ts';

/** One country's config as far as it could be read. `country` is the base name of its file. */
interface CountryEntry {
  readonly country: string;
  readonly file: string;
  /** `ok` means that this country can start: its file, the company's and the contract across configs are all sound. */
  readonly parsed: Parsed<CountryConfig>;
}

/** A folder of configs, read as one. */
export interface ConfigSet {
  readonly company: Parsed<CompanyConfig>;
  /** Problems by country. Those that stop every country (the company's config, the cash shares) are among each one's. */
  readonly countries: readonly CountryEntry[];
  /** Every problem once. */
  readonly problems: readonly Problem[];
}

/** A sound config, as the contract across configs sees it. */
interface ContractParty {
  readonly file: string;
  readonly config: CountryConfig;
  /** Finds the place of a value in the file; without it, problems stand at the file's start. */
  readonly locate?: (path: ConfigPath) => Place;
}

/** Slack for sums of decimal fractions, which are not exact in binary. */
const tolerance = 1e-9;

/**
 * Reads the files of a configs folder: `company.yaml` and one file a country. One country's problems stop that country
 * alone.
 */
export function readConfigSet(files: readonly ConfigFile[]): ConfigSet {
  const byName = files.toSorted((a, b) => Number(a.name > b.name) - Number(a.name < b.name));
  const misnamed = byName.some(isCompany) ? undefined : byName.find(isMisnamedCompany);
  const company =
    misnamed === undefined
      ? readCompany(byName.filter(isCompany), folderOf(byName[0]?.name ?? ''))
      : { ok: false as const, problems: [misnamedCompany(misnamed)] };
  const read = byName
    .filter((file) => !isCompany(file) && file !== misnamed)
    .map((file) => ({ country: countryOf(file.name), file: file.name, parsed: parseCountryConfig(file) }));
  const parties = read.flatMap(({ file, parsed }) =>
    parsed.ok ? [{ file, config: parsed.value, locate: parsed.locate }] : [],
  );
  const contract = checkContract(parties, company.ok ? company.value : undefined);
  const common = [...(company.ok ? [] : company.problems), ...contract.filter(({ country }) => country === undefined)];
  const countries = read.map(({ country, file, parsed }) => {
    const own = parsed.ok ? contract.filter((problem) => problem.country === country) : parsed.problems;
    const problems = [...own, ...common];
    return { country, file, parsed: problems.length === 0 ? parsed : { ok: false as const, problems } };
  });
  const ofFiles = read.flatMap(({ parsed }) => (parsed.ok ? [] : parsed.problems));
  return { company, countries, problems: [...(company.ok ? [] : company.problems), ...ofFiles, ...contract] };
}

function isCompany(file: ConfigFile): boolean {
  return countryOf(file.name) === 'company';
}

/** Tells whether a file is the company's config under another name. */
function isMisnamedCompany(file: ConfigFile): boolean {
  return 'text' in file && /^safetyNet *:/m.test(file.text) && !/^country *:/m.test(file.text);
}

function misnamedCompany({ name }: ConfigFile): Problem {
  const base = name.slice(folderOf(name).length);
  const finding = {
    code: 'missing-file' as const,
    found: `it as ${quote(base)}`,
    expected: "the company's config as company.yaml",
    remedy: `rename ${base} to company.yaml`,
  };
  return problemAt({ file: name, line: 1, column: 1 }, [], finding);
}

function folderOf(fileName: string): string {
  return /^.*[/\\]/s.exec(fileName)?.[0] ?? '';
}

function readCompany(files: readonly ConfigFile[], folder: string): Parsed<CompanyConfig> {
  const [first, second] = files;
  if (first === undefined) {
    const remedy = 'write it, such as `{ currency: EUR, safetyNet: 5000000, exchangeRates: { GBP: 1.17 } }`';
    const finding = { code: 'missing-file' as const, found: 'no such file', expected: "the company's config", remedy };
    return { ok: false, problems: [problemAt({ file: `${folder}company.yaml`, line: 1, column: 1 }, [], finding)] };
  }
  if (second === undefined) return parseCompanyConfig(first);
  const finding = {
    code: 'duplicate-file' as const,
    found: `${quote(second.name)} beside ${quote(first.name)}`,
    expected: "one file with the company's config",
    remedy: 'keep one of the two',
  };
  return { ok: false, problems: [problemAt({ file: second.name, line: 1, column: 1 }, [], finding)] };
}

/**
 * The contract across configs: no country twice, an exchange rate for each currency, cash shares that sum to at most 1.
 * A problem with a `country` stops that country, a problem without stops all. Without `company`, no rates are judged.
 */
export function checkContract(parties: readonly ContractParty[], company: CompanyConfig | undefined): Problem[] {
  const ofOne = [...duplicateCountries(parties), ...(company === undefined ? [] : missingRates(parties, company))];
  const stopped = new Set(ofOne.map(({ country }) => country));
  // A country that cannot start spends nothing: were its share counted, its error would stop the others.
  return [...ofOne, ...cashShares(parties.filter(({ config }) => !stopped.has(config.country)))];
}

function placeOf({ file, locate }: ContractParty, path: ConfigPath): Place {
  return locate?.(path) ?? { file, line: 1, column: 1 };
}

function duplicateCountries(parties: readonly ContractParty[]): Problem[] {
  const first = new Map<string, string>();
  return parties.flatMap((party) => {
    const { country } = party.config;
    const other = first.get(country);
    first.set(country, other ?? party.file);
    if (other === undefined) return [];
    const finding = {
      code: 'duplicate-country' as const,
      found: `${country} again (first in ${other})`,
      expected: 'each country in one file',
      remedy: 'remove one of the two files',
    };
    return [problemAt(placeOf(party, ['country']), ['country'], finding, country)];
  });
}

function missingRates(parties: readonly ContractParty[], company: CompanyConfig): Problem[] {
  return parties.flatMap((party) => {
    const { country, currency } = party.config;
    if (currency === company.currency || Object.hasOwn(company.exchangeRates, currency)) return [];
    const finding = {
      code: 'exchange-rate' as const,
      found: `${currency}, for which company.yaml states no exchange rate`,
      expected: `${[company.currency, ...Object.keys(company.exchangeRates)].join(' or ')}`,
      remedy: `add the value of one ${currency} in ${company.currency} to exchangeRates in company.yaml`,
    };
    return [problemAt(placeOf(party, ['currency']), ['currency'], finding, country)];
  });
}

function cashShares(parties: readonly ContractParty[]): Problem[] {
  const shareOf = ({ config }: ContractParty) => config.constraints.cash.share;
  const sum = parties.reduce((total, party) => total + shareOf(party), 0);
  const largestFirst = parties.toSorted((a, b) => shareOf(b) - shareOf(a));
  const [largest] = largestFirst;
  if (largest === undefined || sum <= 1 + tolerance) return [];
  const terms = largestFirst.slice(0, 5).map((party) => `${party.config.country} ${shareOf(party)}`);
  const others = parties.length > terms.length ? `, and ${parties.length - terms.length} more` : '';
  const path = ['constraints', 'cash', 'share'];
  const finding = {
    code: 'cash-shares' as const,
    found: `a sum of ${Number(sum.toPrecision(12))} (${terms.join(', ')}${others})`,
    expected: 'cash shares of all countries that sum to at most 1',
    remedy: 'lower some of them, so that no two countries can spend the same cash',
  };
  return [problemAt(placeOf(largest, path), path, finding)];
}
