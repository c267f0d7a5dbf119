import type { CountryConfig } from './country-config.ts';

/** Countries of each reader whom configs name, by e-mail address. */
export function readersOf(configs: readonly Pick<CountryConfig, 'country' | 'notify'>[]): Map<string, string[]> {
  const readers = new Map<string, string[]>();
  for (const { country, notify } of configs)
    for (const email of notify.emails) readers.set(email, [...(readers.get(email) ?? []), country]);
  return readers;
}
