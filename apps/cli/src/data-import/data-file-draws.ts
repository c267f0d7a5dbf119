import { type CountryConfig, formatProblem, isIsoDate, quote } from '@jackpot/config-schema';
import { formatFileProblem, formatFileWarning, type RawRow, splitByCountry } from '@jackpot/sales-data';
import type { CountryDraws, ImportedDraw, RowLeftOut } from '@jackpot/sales-import';
import { InvalidInput } from '../errors.ts';
import { readConfigsFolder } from '../inputs/configs-folder.ts';
import { readInput } from '../inputs/input-file.ts';

/** The draws of another file in the product's own format, by country. @throws InvalidInput */
export function dataFileDraws(file: string, configs: string, note: (line: string) => void): CountryDraws[] {
  const split = splitByCountry(readInput(file));
  if (!split.ok) throw new InvalidInput(split.problems.map((problem) => formatFileProblem(problem, file)));
  for (const warning of split.warnings) note(formatFileWarning(warning, file));
  const known = configsByCountry(configs, note);
  return [...split.countries].map(([country, { rows }]) => ({
    country,
    config: known.get(country) ?? null,
    ...apart(rows),
  }));
}

/** Rows that name a draw of their own, and the others. */
function apart(rows: readonly RawRow[]): Pick<CountryDraws, 'draws' | 'refused'> {
  const draws = new Map<string, ImportedDraw>();
  const refused: RowLeftOut[] = [];
  for (const { line, fields } of rows) {
    const drawDate = fields.draw_date ?? '';
    const first = draws.get(drawDate);
    if (!isIsoDate(drawDate))
      refused.push({ line, kind: 'not-a-date', reason: `found ${quote(drawDate)}, expected a date as YYYY-MM-DD` });
    else if (first)
      refused.push({ line, kind: 'repeated', reason: `the draw of ${drawDate} stands on line ${first.line} already` });
    else draws.set(drawDate, { line, drawDate, fields });
  }
  return { draws: [...draws.values()], refused };
}

function configsByCountry(folder: string, note: (line: string) => void): ReadonlyMap<string, CountryConfig> {
  const { set } = readConfigsFolder(folder);
  for (const problem of set.problems) note(formatProblem(problem));
  return new Map(set.countries.flatMap(({ country, parsed }) => (parsed.ok ? [[country, parsed.value] as const] : [])));
}
