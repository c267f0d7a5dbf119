import { CsvError, parse } from 'csv-parse/sync';
import { UnreadableSource, type SourceRow } from './source-table.ts';

const delimiters = [',', ';', '\t', '|'] as const;
type Delimiter = (typeof delimiters)[number];

/** Lines of a file that are tried with each delimiter. */
const TRIED_LINES = 200;

/**
 * Splits text into rows of trimmed cells, empty ones null. The delimiter is the one that Excel's `sep=` line states, else
 * the one that gives the most rows of equal width.
 * @throws UnreadableSource
 */
export function readDelimitedText(text: string): {
  readonly rows: readonly SourceRow[];
  readonly delimiter: Delimiter;
} {
  const lines = text.replace(/\r\n?/g, '\n');
  const stated = /^sep=(.)\n/i.exec(lines)?.[1];
  const delimiter = delimiters.find((known) => known === stated) ?? likeliestDelimiter(lines);
  // The line stays, so that the rows keep the numbers which an editor shows.
  const rows = split(stated === undefined ? lines : lines.replace(/^.*/, ''), delimiter);
  if (rows.length === 0) throw new UnreadableSource('the file has no rows. Export it again');
  return { rows, delimiter };
}

function likeliestDelimiter(text: string): Delimiter {
  const sample = text.split('\n').slice(0, TRIED_LINES).join('\n');
  const scored = delimiters.map((delimiter) => ({ delimiter, score: rowsOfCommonWidth(sample, delimiter) }));
  return scored.reduce((best, next) => (next.score > best.score ? next : best)).delimiter;
}

/** Cells in rows of the most common width above one. A decimal comma splits its rows unevenly, and loses by it. */
function rowsOfCommonWidth(text: string, delimiter: Delimiter): number {
  const counts = new Map<number, number>();
  for (const { cells } of split(text, delimiter)) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  return Math.max(0, ...[...counts].map(([width, count]) => (width === 1 ? 0 : count * Math.min(width, 2))));
}

function split(text: string, delimiter: Delimiter): SourceRow[] {
  const rows: SourceRow[] = [];
  try {
    parse(text, {
      delimiter,
      record_delimiter: '\n',
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      on_record: (fields: string[], { lines }) => {
        const cells = fields.map((field) => field.trim() || null);
        if (cells.some((cell) => cell !== null)) rows.push({ line: lines, cells });
        return null;
      },
    });
    return rows;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = (rows.at(-1)?.line ?? 0) + 1;
    throw new UnreadableSource(
      `from line ${line} on the text can't be split into rows (${error.code}). Close the quoted field there`,
      { cause: error },
    );
  }
}
