import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CountryConfig, formatProblem, nextDraw, parseCountryConfig } from '@jackpot/config-schema';
import { type SalesRow, checkSales, splitByCountry } from '@jackpot/sales-data';

export const ROOT = join(import.meta.dirname, '../../..');

/** A real game's rules and draws, and the date of the draw after the last. */
export interface Series {
  readonly config: CountryConfig;
  readonly rows: readonly SalesRow[];
  readonly drawDate: string;
}

/** Every game of a folder of configs, by name, with its draws of a sales file. @throws Error where one is missing or invalid */
export function readSeries(data: string, configs = join(ROOT, 'tools/public-draws')): Series[] {
  const split = splitByCountry(readFileSync(data));
  if (!split.ok) throw new Error(`${data} is no sales file`);
  return globSync(join(configs, '*.yaml'))
    .filter((name) => !name.endsWith('company.yaml'))
    .sort()
    .map((name) => {
      const parsed = parseCountryConfig({ name, text: readFileSync(name, 'utf8') });
      if (!parsed.ok) throw new Error(parsed.problems.map(formatProblem).join('\n'));
      const config = parsed.value;
      const raw = split.countries.get(config.country);
      if (raw === undefined) throw new Error(`${data} has no rows of ${config.country}`);
      const last = raw.rows.map(({ fields }) => fields.draw_date ?? '').sort();
      const drawDate = nextDraw(config, last.at(-1) ?? '');
      return { config, rows: checkSales(raw, config, { drawDate }).rows, drawDate };
    });
}
