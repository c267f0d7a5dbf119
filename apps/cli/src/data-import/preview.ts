import { counted, plainText } from '@jackpot/config-schema';
import { isReported } from '@jackpot/sales-data';
import type { CountryChange, ImportMapping, RowLeftOut } from '@jackpot/sales-import';
import type { ReadImport } from './import-sales.ts';

/** Lines of each kind that a preview shows; the rest is a count. */
const SHOWN = 5;

/** Describes the mapping, a line a column, and the headers that no column is read from. */
export function mappingText({ format, mapping, mappingPath, mappingKept, unread }: ReadImport, file: string): string {
  const { columns, sheet } = mapping;
  const width = Math.max(...Object.keys(columns).map((column) => column.length));
  const lines = Object.entries(columns).map(([column, header]) => {
    const how = howRead(mapping, column as keyof typeof columns);
    return `  ${column.padEnd(width)}  from "${header}"${how === '' ? '' : `, ${how}`}`;
  });
  const from = mappingKept ? `as ${mappingPath} says` : 'as found here';
  return [
    `${file}: ${format}${sheet === null ? '' : `, sheet "${sheet}"`}; read ${from}:`,
    ...lines,
    ...unreadText(unread),
  ].join('\n');
}

function unreadText(headers: readonly string[]): string[] {
  if (headers.length === 0) return [];
  const shown = headers.slice(0, SHOWN).map((header) => `"${plainText(header)}"`);
  const more = headers.length > SHOWN ? ` and ${headers.length - SHOWN} more` : '';
  return [`  not read: ${shown.join(', ')}${more}. To read one: --column COLUMN=HEADER`];
}

function howRead(mapping: ImportMapping, column: keyof ImportMapping['columns']): string {
  if (column === 'draw_date')
    return [
      mapping.dates.order === 'dmy' ? 'day before month' : 'month before day',
      ...(mapping.dates.of === 'week' ? ['the first day of the week of the draw'] : []),
    ].join(', ');
  const unit = mapping.units[column];
  return [
    ...(unit === undefined ? [] : [`times ${unit.toLocaleString('en-GB')}`]),
    ...(column === 'jackpot_announced' && mapping.jackpotOf === 'next' ? ['each row holds that of the next draw'] : []),
  ].join(', ');
}

/** Draws that would be added, changed and refused, with the first changes in full. */
export function changeText({ country, added, changed, unchanged, refused }: CountryChange): string {
  const dates = added.map(({ drawDate }) => drawDate).sort();
  const range = dates.length === 0 ? '' : `, ${dates[0]} to ${dates.at(-1)}`;
  const toCome = added.filter((draw) => !isReported(draw)).length;
  return [
    `${country}: ${counted(added.length, 'draw')} added${range}${toCome === 0 ? '' : `, ${toCome} of them to come`}; ` +
      `${changed.length} changed; ${unchanged} as they are; ` +
      `${counted(new Set(refused.map(({ line }) => line)).size, 'row')} refused`,
    ...shortened(
      changed.map(
        ({ drawDate, values }) =>
          `  changed ${drawDate}: ` +
          values.map(({ column, before, after }) => `${column} ${before ?? 'empty'} -> ${after}`).join(', '),
      ),
    ),
  ].join('\n');
}

/** Rows that were left out, those of a kind together. */
export function leftOutText(rows: readonly RowLeftOut[], file: string, word: string): string[] {
  const kinds = new Map<string, RowLeftOut[]>();
  for (const row of rows) kinds.set(row.kind, [...(kinds.get(row.kind) ?? []), row]);
  return [...kinds.values()].flatMap((alike) => {
    const [first] = alike;
    if (first === undefined) return [];
    const more =
      alike.length === 1 ? '' : ` (and ${alike.length - 1} more rows, the last on line ${alike.at(-1)?.line})`;
    return [`  ${word} ${file}:${first.line}: ${first.reason}${more}`];
  });
}

function shortened(lines: readonly string[]): string[] {
  if (lines.length <= SHOWN) return [...lines];
  return [...lines.slice(0, SHOWN), `  … and ${lines.length - SHOWN} more`];
}
