import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type CountryConfig, nextDraw, parseCompanyConfig, parseCountryConfig } from '@jackpot/config-schema';
import { objectKey, parsePointer, verify } from '@jackpot/data-version';
import { type SalesRow, checkSales, splitByCountry } from '@jackpot/sales-data';

export interface ShippedCountry {
  readonly config: CountryConfig;
  /** The company's safety net and what a unit of the country's currency is worth in its own. */
  readonly safetyNet: number;
  readonly exchangeRate: number;
  /** Draws by date, and the one after the last. */
  readonly rows: readonly SalesRow[];
  readonly drawDate: string;
}

/** The repository's root, from wherever a notebook was started. */
const ROOT = rootAbove(process.cwd());
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');

function rootAbove(folder: string): string {
  if (existsSync(join(folder, 'nx.json'))) return folder;
  if (dirname(folder) === folder) throw new Error('start the notebook inside the repository');
  return rootAbove(dirname(folder));
}

/** A country as it ships: its config, and its rows of the version that the data's pointer names. */
export function shippedCountry(country: string): ShippedCountry {
  const name = `${country}.yaml`;
  const config = parseCountryConfig({ name, text: read(`configs/${name}`) });
  const company = parseCompanyConfig({ name: 'company.yaml', text: read('configs/company.yaml') });
  const pointer = parsePointer('pointer', read('data/lottery_sales.csv.gz.dvc'));
  const bytes = readFileSync(join(ROOT, 'data/.dvc-store', objectKey(pointer)));
  verify('the store', bytes, pointer);
  const split = splitByCountry(bytes);
  const raw = split.ok ? split.countries.get(country) : undefined;
  if (!config.ok || !company.ok || raw === undefined) throw new Error(`${country} does not ship`);
  const { currency } = config.value;
  const last =
    raw.rows
      .map(({ fields }) => fields.draw_date ?? '')
      .sort()
      .at(-1) ?? '';
  const drawDate = nextDraw(config.value, last);
  const { rows } = checkSales(raw, config.value, { drawDate });
  const exchangeRate = currency === company.value.currency ? 1 : (company.value.exchangeRates[currency] ?? NaN);
  return { config: config.value, safetyNet: company.value.safetyNet, exchangeRate, rows, drawDate };
}
