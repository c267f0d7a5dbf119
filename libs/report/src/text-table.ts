/** Columns padded with spaces, two between them; for mail and terminals alike. */
export function textTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd();
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}

/**
 * A table in at most `width` characters. One that is too wide is turned: the head runs down, and as many rows as fit
 * stand side by side.
 */
export function fittingTable(head: readonly string[], rows: readonly (readonly string[])[], width: number): string {
  const fits = (table: string) => table.split('\n').every((line) => line.length <= width);
  const whole = textTable(head, rows);
  if (rows.length === 0 || fits(whole)) return whole;
  for (let count = rows.length; count > 1; count -= 1) {
    const turned = chunks(rows, count).map((chunk) => turnedTable(head, chunk));
    if (turned.every(fits)) return turned.join('\n\n');
  }
  return rows.map((row) => turnedTable(head, [row])).join('\n\n');
}

function turnedTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const [title = '', ...labels] = head;
  return textTable(
    [title, ...rows.map((row) => row[0] ?? '')],
    labels.map((label, index) => [label, ...rows.map((row) => row[index + 1] ?? '')]),
  );
}

function chunks<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}
