import {
  type CompanyConfig,
  type ConfigFile,
  type CountryConfig,
  decodeConfig,
  formatProblem,
  nearestName,
  readConfigSet,
  unreadableConfig,
} from '@jackpot/config-schema';
import { type ObjectStore, getJson } from '@jackpot/ports';
import { CONFIGS_PREFIX, UNREADABLE_CONFIG } from '@jackpot/workflow';

export interface ConfiguredCountry {
  readonly country: string;
  /** Null where the config is wrong. */
  readonly config: CountryConfig | null;
  readonly problems: readonly string[];
}

export class NoConfigs extends Error {
  override readonly name = 'NoConfigs';
  readonly kind = 'input';
  constructor() {
    super(`no country is configured: put a COUNTRY.yaml under ${CONFIGS_PREFIX}`);
  }
}

export class UnknownCountry extends Error {
  override readonly name = 'UnknownCountry';
  readonly kind = 'input';
  constructor(unknown: readonly string[], known: readonly string[]) {
    const meant = unknown.flatMap((name) => nearestName(name, known) ?? []);
    const nearest = meant.length === 0 ? '' : `; did you mean ${meant.join(', ')}?`;
    super(`no config for ${unknown.join(', ')}: configured are ${known.join(', ')}${nearest}`);
  }
}

/** The config files of a store, and why one that should stand there could not be read where it was put from. */
async function readConfigs(store: ObjectStore): Promise<ConfigFile[]> {
  const files: ConfigFile[] = [];
  for (const key of await store.list(CONFIGS_PREFIX)) {
    if (/\.ya?ml$/.test(key)) files.push(decodeConfig(key, await store.get(key)));
    if (key.endsWith(UNREADABLE_CONFIG))
      files.push({
        name: key.slice(0, -UNREADABLE_CONFIG.length),
        unreadable: unreadableConfig.parse(await getJson(store, key)),
      });
  }
  return files;
}

/** Every config, or those of the countries asked for; all of them count for the contract across configs. */
export async function configuredCountries(
  store: ObjectStore,
  only: readonly string[] | undefined,
): Promise<{
  readonly company: CompanyConfig | null;
  readonly countries: readonly ConfiguredCountry[];
  /** Names of all countries of the company. */
  readonly known: readonly string[];
}> {
  const set = readConfigSet(await readConfigs(store));
  // Two files of one country are two entries that both carry the problem: one record tells it.
  const first = set.countries.filter(({ country }, index, all) => all[index - 1]?.country !== country);
  const countries = first.map(({ country, parsed }) => ({
    country,
    config: parsed.ok ? parsed.value : null,
    problems: parsed.ok ? [] : parsed.problems.map(formatProblem),
  }));
  if (countries.length === 0) throw new NoConfigs();
  const known = countries.map(({ country }) => country);
  const unknown = only?.filter((country) => !known.includes(country)) ?? [];
  if (unknown.length > 0) throw new UnknownCountry(unknown, known);
  return {
    company: set.company.ok ? set.company.value : null,
    known,
    countries: countries.filter(({ country }) => only?.includes(country) ?? true),
  };
}
