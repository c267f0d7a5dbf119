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
 * A table in at most `width` characters. One that is too wide is split by its columns, each part beginning with the first, or
 * turned, the head running down and as many rows as fit side by side: whichever has fewer lines.
 */
export function fittingTable(head: readonly string[], rows: readonly (readonly string[])[], width: number): string {
  const whole = textTable(head, rows);
  if (rows.length === 0 || fits(whole, width)) return whole;
  const [split, turned] = [splitTable(head, rows, width), turnedTables(head, rows, width)];
  return fits(split, width) && split.split('\n').length <= turned.split('\n').length ? split : turned;
}

function fits(table: string, width: number): boolean {
  return table.split('\n').every((line) => line.length <= width);
}

function splitTable(head: readonly string[], rows: readonly (readonly string[])[], width: number): string {
  const of = (columns: readonly number[]) => {
    const cells = (row: readonly string[]) => [0, ...columns].map((column) => row[column] ?? '');
    return textTable(cells(head), rows.map(cells));
  };
  const parts: number[][] = [];
  for (const column of [...head.keys()].slice(1)) {
    const last = parts.at(-1);
    if (last !== undefined && fits(of([...last, column]), width)) last.push(column);
    else parts.push([column]);
  }
  return parts.map(of).join('\n\n');
}

function turnedTables(head: readonly string[], rows: readonly (readonly string[])[], width: number): string {
  for (let count = rows.length; count > 1; count -= 1) {
    const turned = chunks(rows, count).map((chunk) => turnedTable(head, chunk));
    if (turned.every((table) => fits(table, width))) return turned.join('\n\n');
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
