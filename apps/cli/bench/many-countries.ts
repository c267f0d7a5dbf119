import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseCountryConfig } from '@jackpot/config-schema';
import { writeGzipText } from '@jackpot/sales-data';
import { marketOf, salesCsv, simulateSales } from '@jackpot/simulator';

const CONFIGS = join(import.meta.dirname, '../../../configs');

export interface Inputs {
  readonly folder: string;
  readonly configs: string;
  readonly data: string;
}

/** Draws of each country's history, and how many of them the gate scores a model on: what training's cost follows. */
export interface Size {
  readonly weeks: number;
  readonly gateDraws: number;
}

/** `count` countries alike in all but their luck, so that what grows with their number is their number alone. */
export function manyCountries(count: number, { weeks, gateDraws }: Size): Inputs {
  const folder = mkdtempSync(join(tmpdir(), 'jackpot-bench-'));
  const configs = join(folder, 'configs');
  mkdirSync(configs);
  cpSync(join(CONFIGS, 'company.yaml'), join(configs, 'company.yaml'));
  const england = readFileSync(join(CONFIGS, 'england.yaml'), 'utf8');
  const draws = Array.from({ length: count }, (_, index) => {
    const country = `country-${String(index + 1).padStart(4, '0')}`;
    const text = `${england}gate: { draws: ${gateDraws} }\n`
      .replace('country: england', `country: ${country}`)
      .replace('share: 0.4,', `share: ${Math.min(0.4, 1 / count)},`);
    const file = { name: join(configs, `${country}.yaml`), text };
    writeFileSync(file.name, text);
    const parsed = parseCountryConfig(file);
    if (!parsed.ok) throw new Error(parsed.problems.map(({ message }) => message).join('\n'));
    const market = marketOf({ ...parsed.value, country: 'england' });
    const sales = simulateSales(
      { rules: parsed.value, ...market },
      { weeks, seed: index + 1, lastDrawDate: '2026-11-22' },
    );
    return [country, sales] as const;
  });
  const data = join(folder, 'sales.csv.gz');
  writeFileSync(data, writeGzipText(salesCsv(new Map(draws))));
  return { folder, configs, data };
}
