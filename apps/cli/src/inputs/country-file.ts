import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import {
  type CompanyConfig,
  type ConfigFile,
  type CountryConfig,
  type Parsed,
  formatProblem,
  parseCountryConfig,
  readConfigSet,
} from '@jackpot/config-schema';
import { InvalidInput } from '../errors.ts';
import { readConfigFile } from './configs-folder.ts';

/** One country's config, by itself. @throws InvalidInput with every problem of the file */
export function readCountryFile(path: string): CountryConfig {
  return sound(parseCountryConfig(readText(path)));
}

/** A country's config with the company's, which lies beside it. @throws InvalidInput with every problem of the two */
export function readCountryAndCompany(path: string): { config: CountryConfig; company: CompanyConfig } {
  const beside = join(dirname(path), 'company.yaml');
  const files = [readText(path), ...(existsSync(beside) ? [readText(beside)] : [])];
  const { company, countries } = readConfigSet(files);
  const [country] = countries;
  if (country === undefined) throw new InvalidInput([`${path}: expected a country's config, found the company's`]);
  return { config: sound(country.parsed), company: sound(company) };
}

function readText(path: string): ConfigFile {
  if (!existsSync(path))
    throw new InvalidInput([`${path}: no such file. Name a country's config with --config FILE, or make one: onboard`]);
  return readConfigFile(path);
}

function sound<T>(parsed: Parsed<T>): T {
  if (!parsed.ok) throw new InvalidInput(parsed.problems.map(formatProblem));
  return parsed.value;
}
