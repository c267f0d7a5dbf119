import { type CountryConfig, formatProblem, nextDraw } from '@jackpot/config-schema';
import { type SalesRow, checkSales, formatFileProblem, lastReportedDate, splitByCountry } from '@jackpot/sales-data';
import { InvalidInput } from '../errors.ts';
import { readConfigsFolder } from './configs-folder.ts';
import { readDataFile } from './data-file.ts';

/** A configured country's usable rows, by draw date. */
export interface ConfiguredRows {
  readonly config: CountryConfig;
  readonly rows: ReadonlyMap<string, SalesRow>;
}

/** In place of the last draw, where no row has sales. */
const NO_DRAW_BEFORE = '1970-01-01';

/** Usable rows of each country whose config is sound and whose rows the data has. @throws InvalidInput */
export async function readConfiguredRows(
  { configs, data }: { readonly configs: string; readonly data: string },
  note: (line: string) => void,
): Promise<ReadonlyMap<string, ConfiguredRows>> {
  const file = await readDataFile(data, note);
  const split = splitByCountry(file.bytes);
  if (!split.ok) throw new InvalidInput(split.problems.map((problem) => formatFileProblem(problem, data)));
  const { set } = readConfigsFolder(configs);
  for (const problem of set.problems) note(formatProblem(problem));
  return new Map(
    set.countries.flatMap(({ country, parsed }) => {
      const raw = split.countries.get(country);
      if (!parsed.ok || raw === undefined) return [];
      const drawDate = nextDraw(parsed.value, lastReportedDate(raw) || NO_DRAW_BEFORE);
      const { rows } = checkSales(raw, parsed.value, { drawDate });
      return [[country, { config: parsed.value, rows: new Map(rows.map((row) => [row.drawDate, row])) }] as const];
    }),
  );
}
