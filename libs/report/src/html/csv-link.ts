import { type Markup, markup } from './markup.ts';

/** Figures as a file: the first row names the columns. */
export type CsvRows = readonly (readonly (string | number)[])[];

/** Link that saves figures as a CSV file. They lie in the address itself, so the page stays one file. */
export function csvLink(name: string, rows: CsvRows, id: string | null = null): Markup {
  const text = rows.map((row) => `${row.map(csvCell).join(',')}\n`).join('');
  return markup`<p class="csv"><a${id === null ? null : markup` id="${id}"`} download="${name}.csv" href="data:text/csv;charset=utf-8,${encodeCsv(text)}">Save these figures as CSV</a></p>
`;
}

/** RFC 4180: a cell with a comma, a quote or a line's end stands in quotes. */
function csvCell(cell: string | number): string {
  const text = String(cell);
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** As `encodeURIComponent`, but for commas, which an address may hold: they are a third of such a file. */
function encodeCsv(text: string): string {
  return encodeURIComponent(text).replaceAll('%2C', ',');
}
