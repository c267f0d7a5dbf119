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

/**
 * The luck of ten countries, by seed. The last one's payout ratio has no plan that keeps it: what to decide then takes the
 * solver six times the CPU and seven times the memory of another plan.
 */
const LUCKS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 12];

/**
 * `count` countries alike in all but their luck, and every ten alike in that too, so that what grows with their number is
 * their number alone: a hundred hold ten times what ten hold, not a harder plan by chance.
 */
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
      { weeks, seed: LUCKS[index % LUCKS.length] ?? 1, lastDrawDate: '2026-11-22' },
    );
    return [country, sales] as const;
  });
  const data = join(folder, 'sales.csv.gz');
  writeFileSync(data, writeGzipText(salesCsv(new Map(draws))));
  return { folder, configs, data };
}
