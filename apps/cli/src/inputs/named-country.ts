import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { nearestName } from '@jackpot/config-schema';
import { InvalidInput, UsageError } from '../errors.ts';
import { countryFiles } from './configs-folder.ts';

/** A country by its name, whose config lies in the folder of configs, or by its config's path. */
export interface NamedCountry {
  readonly country?: string;
  readonly config?: string;
  readonly configs: string;
}

/** Path of the country's config. @throws UsageError, InvalidInput where no config has the name */
export function configPath({ country, config, configs }: NamedCountry): string {
  if (country !== undefined && config !== undefined)
    throw new UsageError(`found both ${country} and --config ${config}, expected one of them`);
  if (config !== undefined) return config;
  if (country === undefined)
    throw new UsageError('expected a country, such as england, or its config: --config configs/england.yaml');
  const path = join(configs, `${country}.yaml`);
  if (existsSync(path)) return path;
  const known = countryFiles(configs);
  const nearest = nearestName(country, known);
  throw new InvalidInput([
    `${country}: ${configs} has no such country, found ${known.join(', ') || 'none'}` +
      (nearest === undefined ? '' : `; did you mean ${nearest}?`),
  ]);
}

/** The country as it was named, for the next command. */
export function countryArgument({ country, config }: NamedCountry): string {
  return country ?? `--config ${config}`;
}
