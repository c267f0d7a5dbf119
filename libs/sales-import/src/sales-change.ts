import { type CountryConfig, nextDraw } from '@jackpot/config-schema';
import { checkSales, formatFinding, splitByCountry, writeGzipText } from '@jackpot/sales-data';
import { type ChangedDraw, mergeDraws } from './merge-draws.ts';
import type { ImportedDraw, RowLeftOut } from './read-draws.ts';

/** The draws of one country that a file would bring into the product's data. */
export interface CountryChange {
  readonly country: string;
  readonly added: readonly ImportedDraw[];
  readonly changed: readonly ChangedDraw[];
  readonly unchanged: number;
  /** Rows that look like draws and cannot be used. */
  readonly refused: readonly RowLeftOut[];
}

/** The product's data as a file would make it. */
export interface SalesChange {
  readonly countries: readonly CountryChange[];
  /** The whole data, gzip CSV. */
  readonly bytes: Uint8Array;
}

/** One country's draws, with the config that judges them (null: no config yet). */
export interface CountryDraws {
  readonly country: string;
  readonly config: CountryConfig | null;
  readonly draws: readonly ImportedDraw[];
  readonly refused: readonly RowLeftOut[];
}

/** Merges draws into the data, null where there is none yet. Each is judged in its series; those that cannot be used stay out. */
export function changeSales(data: string | null, imports: readonly CountryDraws[]): SalesChange {
  let csv = data;
  const countries = imports.map(({ country, config, draws, refused }): CountryChange => {
    const all = mergeDraws(csv, country, draws);
    const found = config === null ? [] : findingsOn(draws, all.csv, config);
    const lines = new Set(found.map(({ line }) => line));
    const usable = draws.filter(({ line }) => !lines.has(line));
    const { csv: merged, ...change } = found.length === 0 ? all : mergeDraws(csv, country, usable);
    if (change.added.length + change.changed.length > 0) csv = merged;
    return { country, ...change, refused: [...refused, ...found].sort((a, b) => a.line - b.line) };
  });
  return { countries, bytes: writeGzipText(csv ?? '') };
}

/** Findings on rows that the draws make in `csv`, by the draws' own lines. A series that is short or old is no draw's fault. */
function findingsOn(draws: readonly ImportedDraw[], csv: string, config: CountryConfig): RowLeftOut[] {
  const lineOf = new Map(draws.map(({ line, drawDate }) => [drawDate, line]));
  const split = splitByCountry(writeGzipText(csv));
  const sales = split.ok ? split.countries.get(config.country) : undefined;
  const last = draws.at(-1)?.drawDate;
  if (sales === undefined || last === undefined) return [];
  const { findings } = checkSales(sales, config, { drawDate: nextDraw(config, last) });
  const dateOf = new Map(sales.rows.map(({ line, fields }) => [line, fields.draw_date ?? '']));
  return findings.flatMap((finding) => {
    const line = 'line' in finding ? lineOf.get(dateOf.get(finding.line) ?? '') : undefined;
    // The place is the imported file's; the preview says which file that is.
    if (line === undefined) return [];
    const reason = formatFinding(finding, '').replace(/^:\d+: /, '');
    return [{ line, kind: finding.code, reason }];
  });
}
