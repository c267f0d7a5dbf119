import { nearestName, quote } from '@jackpot/config-schema';
import { columnAliases, countryColumn, isSalesColumn, salesColumns, type SalesColumn } from './columns.ts';
import type { FileProblem, FileWarning } from './file-problem.ts';

export interface CsvHeader {
  /** Field index of each known column. */
  readonly columns: ReadonlyMap<SalesColumn, number>;
  /** Field index of `country`. */
  readonly country: number;
  readonly fieldCount: number;
  readonly warnings: readonly FileWarning[];
}

/** Finds the known columns in a header, in any order; every problem of the header at once. */
export function readHeader(names: readonly string[]): CsvHeader | readonly FileProblem[] {
  const positions = new Map<string, number[]>();
  names.forEach((name, index) => {
    const column = Object.hasOwn(columnAliases, name) ? (columnAliases[name] ?? name) : name;
    positions.set(column, [...(positions.get(column) ?? []), index]);
  });
  const delimiter = otherDelimiter(names);
  if (delimiter !== null) return [{ code: 'other-delimiter', delimiter }];
  const problems = [...missingColumns(positions, names), ...repeatedColumns(positions)];
  if (problems.length > 0) return problems;

  const columns = new Map<SalesColumn, number>();
  const warnings: FileWarning[] = [];
  const absent = absentColumns(positions);
  for (const [column, indices] of positions) {
    if (isSalesColumn(column)) for (const index of indices) columns.set(column, index);
    else if (column !== countryColumn) warnings.push(...indices.map((index) => unknownColumn(column, index, absent)));
  }
  return { columns, country: names.indexOf(countryColumn), fieldCount: names.length, warnings };
}

/** The delimiter of a file whose header is a single field by commas, or Excel's line that states one. */
function otherDelimiter(names: readonly string[]): string | null {
  const [only = '', ...more] = names;
  if (more.length > 0) return null;
  const stated = /^sep=(.)$/i.exec(only)?.[1];
  const found = stated ?? [';', '\t', '|'].find((delimiter) => only.includes(delimiter));
  if (found === undefined) return null;
  return found === '\t' ? 'tabs' : quote(found);
}

function missingColumns(positions: ReadonlyMap<string, unknown>, found: readonly string[]): FileProblem[] {
  const missing: string[] = [countryColumn, 'draw_date', 'jackpot_announced'].filter(
    (column) => !positions.has(column),
  );
  if (!positions.has('tickets_sold') && !positions.has('gross_sales')) missing.push('tickets_sold (or gross_sales)');
  if (missing.length === 0) return [];
  const absent = absentColumns(positions);
  const misspelt = [...positions.keys()].flatMap((name) => {
    const meant = isKnown(name) ? undefined : nearestName(name, absent);
    return meant === undefined ? [] : [{ found: name, meant }];
  });
  return [{ code: 'missing-column', columns: missing, found, misspelt }];
}

function isKnown(name: string): boolean {
  return name === countryColumn || isSalesColumn(name);
}

/** Every known column that a header does not have. */
function absentColumns(positions: ReadonlyMap<string, unknown>): string[] {
  return [countryColumn, ...salesColumns].filter((column) => !positions.has(column));
}

function repeatedColumns(positions: ReadonlyMap<string, readonly number[]>): FileProblem[] {
  return [...positions]
    .filter(([column, indices]) => indices.length > 1 && (column === countryColumn || isSalesColumn(column)))
    .map(([column, indices]) => ({ code: 'repeated-column', column, positions: indices.map((index) => index + 1) }));
}

function unknownColumn(column: string, index: number, absent: readonly string[]): FileWarning {
  return { code: 'unknown-column', column, position: index + 1, nearest: nearestName(column, absent) ?? null };
}
