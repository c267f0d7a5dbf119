import { existsSync } from 'node:fs';
import type { CountryConfig } from '@jackpot/config-schema';
import { MINIMUM_DRAWS, type RawSales, splitByCountry } from '@jackpot/sales-data';
import { InvalidInput } from '../errors.ts';
import { readCountrySales } from '../inputs/country-sales.ts';
import { type DataFile, readDataFile } from '../inputs/data-file.ts';
import type { Console } from '../output/console.ts';

/** The country's rows, where the data has some already; nothing is refused for want of them. */
export async function rowsSoFar(path: string, name: string, console: Console): Promise<RawSales | null> {
  if (!existsSync(path)) return null;
  const { bytes } = await readDataFile(path, (line) => console.note(line));
  const split = splitByCountry(bytes);
  return (split.ok && split.countries.get(name)) || null;
}

/** Names in the data's rows; none where there is no file yet. */
export async function countriesIn(path: string): Promise<string[]> {
  if (!existsSync(path)) return [];
  const split = splitByCountry((await readDataFile(path, () => {})).bytes);
  return split.ok ? [...split.countries.keys()].sort() : [];
}

/** Data missing for a first run; empty where none is. */
export async function missingData(path: string, config: CountryConfig): Promise<readonly string[]> {
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
